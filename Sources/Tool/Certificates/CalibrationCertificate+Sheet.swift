extension CalibrationCertificate {
  /// A4 upright with margins of 15 mm; a table or a picture is not broken over two pages.
  static let sheet = """
    @page{size:A4;margin:15mm}
    :root{color-scheme:light}
    body{font:10pt/1.35 system-ui,"DejaVu Sans",sans-serif;color:#1f2937;background:#fff;max-width:180mm;margin:8mm auto}
    @media print{body{margin:0;max-width:none}}
    h1{font-size:18pt;margin:0 0 4mm;border-bottom:1.5pt solid #1f2937;padding-bottom:2mm}
    h2{font-size:12pt;margin:5mm 0 2mm;break-after:avoid}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 5mm;margin:2mm 0}
    dt{color:#4b5563}
    dd{margin:0;overflow-wrap:anywhere}
    table{border-collapse:collapse;width:calc(100% - 1mm);margin:2mm 0;break-inside:avoid;font-variant-numeric:tabular-nums}
    th,td{border:.4pt solid #9ca3af;padding:1mm 2mm;text-align:right}
    th:first-child,td:first-child{text-align:left}
    th{background:#f3f4f6;font-weight:600}
    figure{margin:2mm 0;break-inside:avoid}
    figure svg{width:100%;height:auto}
    figure.code{width:42mm}
    figcaption{color:#6b7280;font-size:8pt;text-align:center}
    .warning{border:1.5pt solid #d55e00;color:#d55e00;font-weight:700;padding:2mm 3mm}
    .signatures{display:flex;gap:12mm;margin-top:11mm;break-inside:avoid}
    .signatures div{flex:1;border-top:.6pt solid #1f2937;padding-top:1mm;color:#4b5563}
    .foot{color:#6b7280;font-size:8pt}
    """
}

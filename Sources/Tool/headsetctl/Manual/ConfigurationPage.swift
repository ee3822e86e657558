/// The page of `headsetd.toml`, from what `headsetd --print-configuration` says of its defaults.
struct ConfigurationPage {
  /// All keys, each with its meaning and default.
  let settings: String

  var text: String {
    let lines =
      [
        Roff.origin, ".TH HEADSETD.TOML 5 \"\" \"headsetd\" \"headsetd\"", ".SH NAME",
        "headsetd.toml \\- the configuration of headsetd(8)", ".SH SYNOPSIS",
        ".I /etc/headsetd/headsetd.toml",
        ".SH DESCRIPTION",
        "A TOML 1.0 document. All keys, what they mean and their defaults; a key that is not known is an error that",
        "names its line. Read when the service starts: \\fBheadsetd \\-\\-check\\fR tells whether a file is good,",
        "\\fBheadsetd \\-\\-print\\-configuration\\fR what it comes to.", ".PP", ".nf",
      ] + settings.split(separator: "\n", omittingEmptySubsequences: false).map { Roff.escaped(String($0)) }
      + [".fi", ".SH SEE ALSO", "headsetd(8), headsetctl(1), systemctl(1)"]
    return lines.joined(separator: "\n") + "\n"
  }
}

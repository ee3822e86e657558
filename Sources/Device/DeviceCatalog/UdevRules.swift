/// The udev files that give the known parts to the service, written from the catalog.
///
/// A node belongs to root and the group `headsetd`, mode 0660, and to no user who happens to sit at the
/// screen: raw write access can change a headset's firmware. Emulated devices are treated like real ones.
/// Syntax and order of the rules: udev(7).
public struct UdevRules: Sendable {
  /// The group that owns the nodes.
  public static let group = "headsetd"
  /// The property that marks a device of ours; its value is the family.
  public static let familyProperty = "HEADSETD_FAMILY"
  /// The property that names the part; its value is the catalog's role.
  public static let roleProperty = "HEADSETD_ROLE"

  private let entries: [CatalogEntry]

  public init(for catalog: DeviceCatalog) { entries = catalog.entries }

  /// One of the files: where it is installed, and what is in it.
  public struct File: Hashable, Sendable {
    /// The file's name in `/usr/lib/udev/rules.d` or `hwdb.d`; also in the project's folder `Udev`.
    public var name: String
    public var text: String
  }

  public var files: [File] { [nodes, seat, names] }

  /// Group, mode and marks of the nodes.
  ///
  /// The assignments are final (`:=`): packages with rules for whole vendors, such as steam-devices' 60-steam-
  /// files, sort after this one.
  public var nodes: File {
    let usb = entries.map { rule(for: $0, attributes: "ATTR", isTitled: true) }
    let hidraw = entries.map { rule(for: $0, attributes: "ATTRS", isTitled: false) }
    let lines =
      [
        Self.header, #"ACTION=="remove", GOTO="headsetd_end""#,
        #"SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", GOTO="headsetd_usb""#,
        #"SUBSYSTEM=="hidraw", GOTO="headsetd_hidraw""#, #"GOTO="headsetd_end""#, "",
        #"LABEL="headsetd_usb""#,
      ] + usb + [#"GOTO="headsetd_end""#, "", #"LABEL="headsetd_hidraw""#] + hidraw + [
        "", #"LABEL="headsetd_end""#,
      ]
    return File(name: "60-headsetd.rules", text: lines.joined(separator: "\n") + "\n")
  }

  /// Takes back the right of the user at the screen that another package's rules gave.
  ///
  /// A tag can be added by any file up to systemd's 73-seat-late.rules, which acts on it, so this one stands
  /// just before.
  public var seat: File {
    let text = """
      \(Self.header)
      ACTION!="remove", ENV{\(Self.familyProperty)}=="?*", TAG-="uaccess"

      """
    return File(name: "72-headsetd-seat.rules", text: text)
  }

  /// Names for `udevadm info` and everything that shows udev's names. systemd looks a USB device up as
  /// `usb:vVVVVpPPPP:product string`, which tells parts with the same numbers apart.
  public var names: File {
    let records = entries.map { entry in
      """
      usb:v\(hexadecimal(entry.vendorID).uppercased())p\(hexadecimal(entry.productID).uppercased()):\
      \(entry.productString.map(pattern) ?? "*")
       ID_MODEL_FROM_DATABASE=\(entry.name)

      """
    }
    return File(
      name: "60-headsetd.hwdb", text: Self.header + "\n" + records.joined(separator: "\n"))
  }

  // MARK: - Lines

  private static let header = """
    # Generated from the device catalog by `headsetctl udev`; a test proves it current. Do not edit.

    """

  private func rule(for entry: CatalogEntry, attributes: String, isTitled: Bool) -> String {
    var parts = [
      #"\#(attributes){idVendor}=="\#(hexadecimal(entry.vendorID))""#,
      #"\#(attributes){idProduct}=="\#(hexadecimal(entry.productID))""#,
    ]
    if let product = entry.productString {
      parts.append(#"\#(attributes){product}=="\#(pattern(product))""#)
    }
    parts += [
      #"OWNER:="root""#, #"GROUP:="\#(Self.group)""#, #"MODE:="0660""#,
      #"ENV{\#(Self.familyProperty)}="\#(entry.family)""#,
      #"ENV{\#(Self.roleProperty)}="\#(entry.role.rawValue)""#,
    ]
    return (isTitled ? "# \(entry.name)\n" : "") + parts.joined(separator: ", ")
  }

  /// A product string as a pattern of udev and hwdb: what these give a meaning stands for any one character.
  private func pattern(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        let isPlain =
          scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789 ._-()+".unicodeScalars.contains(scalar))
        return isPlain ? Character(scalar) : "?"
      })
  }

  private func hexadecimal(_ number: UInt16) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

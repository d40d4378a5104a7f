namespace Wheelhouse.Telemetry;

/// <summary>Why bytes are no frame that may be believed. A value, never an exception: whoever can open a connection
/// can send anything.</summary>
public enum FrameFault
{
    None,

    /// <summary>Fewer bytes than the header and the checksum take.</summary>
    TooShort,

    /// <summary>More bytes than any frame may have.</summary>
    TooLong,

    /// <summary>0x7D is followed by neither 01 nor 02, or ends the frame.</summary>
    BadEscape,
    BadChecksum,

    /// <summary>The length that the header declares is not the length that came: cut, or two frames in one.</summary>
    LengthMismatch,

    /// <summary>The header says 2019 and the length fits the header of 2013 only. Devices known to set bit 14 by
    /// mistake are read with <see cref="Jt808Layout.Of2013"/>.</summary>
    WrongVersionFlag,

    /// <summary>The body is encrypted; it is never read as if it were plain.</summary>
    Encrypted,

    /// <summary>Package 0, or a number beyond the total.</summary>
    BadPackage,

    /// <summary>A start, command or answer flag that the standard does not know.</summary>
    BadHeader,

    /// <summary>The body is shorter than its fixed part, or its own lengths and counts do not fit it.</summary>
    BadBody,
}

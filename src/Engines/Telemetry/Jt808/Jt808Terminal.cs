using System.Globalization;

namespace Wheelhouse.Telemetry;

/// <summary>Who speaks: the number in the header, and which header it stands in.</summary>
/// <param name="Phone">The digits as they stand, four bits each: 0x013812345678 is 013812345678. Leading zeros do not
/// tell devices apart, so the six bytes of 2013 and the ten of 2019 name the same device.</param>
/// <param name="Is2019">The header of 2019: ten bytes of number after a version byte.</param>
/// <param name="Version">The version byte of 2019; 1 in the first edition.</param>
public readonly record struct Jt808Terminal(UInt128 Phone, bool Is2019 = false, byte Version = 1)
{
    internal int HeaderLength => Is2019 ? 17 : 12;

    internal int PhoneLength => Is2019 ? 10 : 6;

    /// <summary>The number without leading zeros, as devices are registered by it: 13812345678. Digits above nine
    /// stand as letters.</summary>
    public string Number => Phone.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The number with all digits that the header holds.</summary>
    public string Digits => Phone.ToString(Is2019 ? "x20" : "x12", CultureInfo.InvariantCulture);

    /// <summary>All digits are decimal, as the standard wants them.</summary>
    public bool IsDecimal => Digits.All(char.IsAsciiDigit);

    /// <summary>The fifteen digits of an IMEI for makers who put its first fourteen into the six bytes as a binary
    /// number: 0x0B3A73CE2FF2 is 12345678901234, and with Luhn's check digit 123456789012347.</summary>
    public string Imei
    {
        get
        {
            var fourteen = (Phone & 0xffff_ffff_ffff).ToString("d14", CultureInfo.InvariantCulture);
            var sum = 0;
            for (var i = 0; i < fourteen.Length; i++)
            {
                var digit = (fourteen[i] - '0') * (1 + (i % 2));
                sum += digit > 9 ? digit - 9 : digit;
            }

            return fourteen + (char)('0' + ((10 - (sum % 10)) % 10));
        }
    }

    /// <summary>Reads a number of up to twenty digits as it is printed on a device.</summary>
    public static bool TryRead(string digits, bool is2019, out Jt808Terminal terminal)
    {
        var read = UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var phone)
            && digits.TrimStart('0').Length <= (is2019 ? 20 : 12);
        terminal = new(read ? phone : 0, is2019);
        return read;
    }

    internal static UInt128 ReadPhone(ReadOnlySpan<byte> digits)
    {
        var high = Wire.Number(digits[..^6]);
        return new UInt128(high >> 16, unchecked(high << 48) | Wire.Number(digits[^6..]));
    }

    internal void WritePhone(Span<byte> digits)
    {
        var left = Phone;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)(left & 0xff);
            left >>= 8;
        }
    }
}

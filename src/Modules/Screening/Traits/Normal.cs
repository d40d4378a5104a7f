using System.Text;

namespace Wheelhouse.Screening.Traits;

/// <summary>One spelling for what people spell in many ways, before it is hashed.</summary>
/// <remarks>
/// By hand: <c>138 1234-5678</c> and <c>+86 13812345678</c> are 13812345678; <c>蓝山 科技（北京）有限公司</c> and
/// <c>蓝山科技(北京)</c> are 蓝山科技北京; <c>A座 12-3室</c> and <c>a座12－3室</c> are a座123室.
/// </remarks>
static class Normal
{
    const int FullWidthOffset = 0xFEE0;
    const int PhoneDigits = 11;

    /// <summary>Endings that say the legal form and not the name, the longest first.</summary>
    static readonly string[] LegalForms = ["股份有限公司", "有限责任公司", "有限公司", "公司", "coltd", "ltd", "inc"];

    internal static string Of(TraitKind kind, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return kind switch
        {
            TraitKind.IdNumber or TraitKind.Vin => Plain(value).ToUpperInvariant(),
            TraitKind.Phone or TraitKind.Contact => Phone(Plain(value)),
            TraitKind.Card => Plain(value),
            TraitKind.Address => Plain(value).ToLowerInvariant(),
            TraitKind.Employer => Employer(Plain(value).ToLowerInvariant()),
            TraitKind.Device or TraitKind.Ip or TraitKind.Place => value.Trim(),
        };
    }

    /// <summary>Letters and digits alone, full-width ones as ordinary ones.</summary>
    static string Plain(string value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - FullWidthOffset) : c;
            if (char.IsLetterOrDigit(half))
            {
                plain.Append(half);
            }
        }

        return plain.ToString();
    }

    /// <summary>The last 11 digits: without the country's code.</summary>
    static string Phone(string digits) => digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;

    static string Employer(string name)
    {
        var form = Array.Find(LegalForms, f => name.Length > f.Length && name.EndsWith(f, StringComparison.Ordinal));
        return form is null ? name : name[..^form.Length];
    }
}

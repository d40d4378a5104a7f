namespace Wheelhouse.Trust;

/// <summary>A mobile number of mainland China: what a customer signs in with.</summary>
public static class MobileNumber
{
    /// <summary>Where the number is a sign-in name; its blind index is bound to this field.</summary>
    internal const string Field = "user.phone";

    /// <summary>11 digits, the first a 1, the second 3 to 9; no spaces, no country code.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 11 && text[0] == '1' && text[1] is >= '3' and <= '9' && text.All(char.IsAsciiDigit);
    }
}

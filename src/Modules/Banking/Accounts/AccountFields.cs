using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;

namespace Wheelhouse.Banking.Accounts;

/// <summary>What an account must look like to stand in a message to a bank, whoever's it is.</summary>
static class AccountFields
{
    /// <summary>The first field that is wrong, or null.</summary>
    internal static Refusal? Check(string holder, string number, string? bic, string? cnaps) =>
        Bad("holder", holder.Trim().Length is > 0 and <= 140, "1 to 140 characters")
        ?? Bad("number", IsNumber(AccountNumber.Of(number).Value), "an IBAN, or 1 to 34 letters and digits")
        ?? Bad("bic", bic is null || IsBic(bic), "8 or 11 characters, as in ICBKCNBJ")
        ?? Bad("cnaps", cnaps is null || IsCnaps(cnaps), "12 digits");

    internal static Refusal? Bad(string field, bool good, string expected) => good
        ? null
        : new(
            "banking.bad_field", $"The field {field} needs {expected}; correct it.", RefusalKind.Invalid,
            new RefusalValue("field", field), new RefusalValue("expected", expected));

    static bool IsNumber(string text) => text.Length is > 0 and <= 34 && text.All(char.IsAsciiLetterOrDigit);

    static bool IsBic(string text) => text.Length is 8 or 11
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && text[4..6].All(char.IsAsciiLetterUpper);

    static bool IsCnaps(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}

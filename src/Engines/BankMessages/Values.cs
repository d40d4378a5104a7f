using System.Globalization;
using Wheelhouse.BankMessages.Schemas;
using Wheelhouse.Kernel;

namespace Wheelhouse.BankMessages;

/// <summary>The number of an account as the bank writes it.</summary>
/// <param name="IsIban">An IBAN (ISO 13616); otherwise a number of the bank's own, of at most 34 characters.</param>
public readonly record struct AccountNumber(string Value, bool IsIban)
{
    /// <summary>An IBAN where the text has its form and its check digits, else a number of the bank.</summary>
    /// <remarks>ISO 13616: the first four characters behind the rest, letters as 10 to 35, the whole modulo 97 is 1.
    /// Worked: GB82 WEST 1234 5698 7654 32 is 3214282912345698765432161182 and leaves 1.</remarks>
    public static AccountNumber Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        return new(bare, Iban.Allows(bare) && Checks(bare));
    }

    public override string ToString() => Value;

    static readonly SimpleType Iban = (SimpleType)Grammar.Type("IBAN2007Identifier");

    static bool Checks(string text)
    {
        var rest = 0;
        foreach (var sign in text[4..] + text[..4])
        {
            var value = char.IsAsciiDigit(sign) ? sign - '0' : char.ToUpperInvariant(sign) - 'A' + 10;
            rest = ((value > 9 ? rest * 100 : rest * 10) + value) % 97;
        }

        return rest == 1;
    }
}

/// <summary>A bank: by its BIC (ISO 9362), or by its number in China's payment system (联行号, 12 digits).</summary>
public readonly record struct BankId(string? Bic, string? Cnaps);

/// <summary>Who pays or is paid, and where his account is.</summary>
/// <param name="Name">At most 140 characters.</param>
public sealed record BankParty(string Name, AccountNumber Account, BankId Bank);

/// <summary>What all orders to a bank begin with.</summary>
/// <param name="MessageId">Ours, at most 35 characters, never used again.</param>
/// <param name="Initiator">The name of who orders.</param>
public sealed record MessageHeader(string MessageId, DateTimeOffset CreatedAt, string Initiator);

/// <summary>The forms in which amounts and parties stand in messages.</summary>
static class Values
{
    /// <summary>An amount as money, or why it is none.</summary>
    internal static Outcome<Money> Money(string text, string currency, Spot spot)
    {
        if (!Currency.TryParse(currency, out var known))
        {
            return Faults.UnknownCurrency(spot, currency);
        }

        var major = Number(text);
        return decimal.IsInteger(major * known.MinorPerMajor) && Math.Abs(major) < long.MaxValue / known.MinorPerMajor
            ? Kernel.Money.Exact(major, known)
            : Faults.BadValue(spot, $"an amount of at most {known.Digits} digits after the point");
    }

    /// <summary>A number that the schema has found to be one.</summary>
    internal static decimal Number(string text) =>
        decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    internal static long Count(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    internal static DateOnly Day(string text) => Days.TryDay(text, out var day)
        ? day
        : throw new InvalidOperationException("The schema takes no other text for a day.");

    /// <summary>A date and time; without a zone it is UTC.</summary>
    internal static DateTimeOffset Instant(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default;

    internal static MessageWriter Party(this MessageWriter writer, string element, string name) =>
        writer.Open(element).Value("Nm", name).Close();

    internal static MessageWriter Account(
        this MessageWriter writer, string element, AccountNumber account, Currency? currency = null)
    {
        writer.Open(element).Open("Id");
        return (account.IsIban ? writer.Value("IBAN", account.Value) : writer.Nested("Othr/Id", account.Value))
            .Close().Value("Ccy", currency?.Code).Close();
    }

    /// <summary>The bank; where neither number is known, the code that the messages have for that.</summary>
    internal static MessageWriter Bank(this MessageWriter writer, string element, BankId bank)
    {
        writer.Open(element).Open("FinInstnId").Value("BICFI", bank.Bic);
        if (bank.Cnaps is { } member)
        {
            writer.Open("ClrSysMmbId").Nested("ClrSysId/Cd", "CNAPS").Value("MmbId", member).Close();
        }
        else if (bank.Bic is null)
        {
            writer.Nested("Othr/Id", "NOTPROVIDED");
        }

        return writer.Close().Close();
    }
}

using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Ledger.Entries;

/// <summary>What may be booked: pure, and the same for machine and manual entries.</summary>
static class PostingRules
{
    const int LongestKey = 200;

    /// <summary>Ten trillion yuan: far beyond any deal, and a thousand such lines still add up without
    /// overflow.</summary>
    const long LargestLine = 1_000_000_000_000_000;

    internal static readonly Refusal NoBooks = new(
        "ledger.no_books", "This organisation keeps no books here; open them first.", RefusalKind.NotFound);

    /// <summary>The first thing wrong with a posting, or null.</summary>
    internal static Refusal? Check(Posting posting, IReadOnlySet<string> accounts)
    {
        if (posting.Key.Length is 0 or > LongestKey)
        {
            return new(
                "ledger.bad_key", "Give the entry a key of 1 to 200 characters that names its event.",
                RefusalKind.Invalid);
        }

        if (posting.Lines.Count < 2)
        {
            return new("ledger.too_few_lines", "An entry needs at least a debit and a credit.", RefusalKind.Invalid);
        }

        var currency = posting.Lines[0].Amount.Currency;
        var sum = Money.Zero(currency);
        foreach (var line in posting.Lines)
        {
            if (Check(line, currency, accounts) is { } wrong)
            {
                return wrong;
            }

            sum += line.Amount;
        }

        return sum.IsZero ? null : Unbalanced(posting, sum);
    }

    static Refusal? Check(Line line, Currency currency, IReadOnlySet<string> accounts)
    {
        if (!accounts.Contains(line.Account))
        {
            return new(
                "ledger.unknown_account",
                $"The chart of these books has no account {line.Account}; name one that it has.",
                RefusalKind.Invalid, new RefusalValue("account", line.Account));
        }

        if (line.Amount.IsZero)
        {
            return new(
                "ledger.zero_line", $"The line on {line.Account} is zero; leave it out.",
                RefusalKind.Invalid, new RefusalValue("account", line.Account));
        }

        if (line.Amount.MinorUnits is > LargestLine or < -LargestLine)
        {
            return new(
                "ledger.amount_too_large", $"The line on {line.Account} is too large for one line; check the amount.",
                RefusalKind.Invalid, new RefusalValue("account", line.Account));
        }

        return line.Amount.Currency == currency
            ? null
            : new(
                "ledger.mixed_currency",
                $"One entry is in one currency; book {line.Amount.Currency} and {currency} as linked entries.",
                RefusalKind.Invalid,
                new RefusalValue("first", currency.Code), new RefusalValue("other", line.Amount.Currency.Code));
    }

    static Refusal Unbalanced(Posting posting, Money sum)
    {
        var debits = Money.Sum(posting.Lines.Select(l => l.Amount).Where(a => a.IsPositive), sum.Currency);
        var credits = debits - sum;
        return new(
            "ledger.unbalanced", $"Debits are {debits} and credits {credits}; they must be equal.", RefusalKind.Invalid,
            new RefusalValue("debits", debits.Major.ToString(CultureInfo.InvariantCulture)),
            new RefusalValue("credits", credits.Major.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The mirror image: what a reversal books.</summary>
    internal static IReadOnlyList<Line> Mirror(IEnumerable<Line> lines) =>
        [.. lines.Select(l => l with { Amount = -l.Amount })];
}

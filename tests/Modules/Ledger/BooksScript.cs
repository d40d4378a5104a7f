using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>Reads a journal as a banker writes it, and checks every answer.</summary>
/// <remarks>
/// A line is one command of its own: <c>verb arguments = answer</c>. Days are days of January 2026; <c>7/5</c> is
/// booked on
/// the 7th with value of the 5th. Amounts are yuan (or carry a code, <c>5USD</c>); positive is a debit.
/// <code>
/// post K day ACCOUNT AMOUNT …                = ok | code      pend: the same, pending
/// link K1 day LINES ; K2 day LINES           = ok | code      all or none
/// complete K day, void K day, reverse K NEW day = ok | code
/// balance ACCOUNT day                        = balance pending      value: by value date; value 7/5: as known on the
/// 7th
/// entries                                    = how many there are
/// </code>
/// </remarks>
static class BooksScript
{
    public static async Task Run(bool postgres, string script)
    {
        await using var books = await BooksOnTest.Open(postgres);
        var number = 0;
        foreach (var line in script.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var halves = line.Split('=', StringSplitOptions.TrimEntries);
            var words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var answer = await Answer(books, words[0], words[1..]);
            Assert.True(answer == Squeeze(halves[1]), $"Line {number}: {line}\n     answered: {answer}");
        }
    }

    static async Task<string> Answer(BooksOnTest books, string verb, string[] words)
    {
        var org = books.Lender.Organisation;
        switch (verb)
        {
            case "post":
            case "pend":
                return Said(await books.Post(Read(words, verb == "pend" ? PostingMode.Pending : PostingMode.Posted)));
            case "link":
                var all = string.Join(' ', words).Split(';').Select(p => Read(Words(p), PostingMode.Posted)).ToList();
                return Said(await books.Do(async (journal, cancel) =>
                    (await journal.PostLinked(org, all, cancel)).Select(ids => string.Join(' ', ids))));
            case "complete":
                return Said(await books.Do(async (journal, cancel) =>
                    (await journal.Complete(org, words[0], Day(words[1]), cancel)).Select(id => id.ToString())));
            case "void":
                return Said(await books.Do(async (journal, cancel) =>
                    (await journal.Void(org, words[0], Day(words[1]), cancel)).Select(_ => "")));
            case "reverse":
                return Said(await books.Do(async (journal, cancel) =>
                    (await journal.Reverse(org, words[0], words[1], Day(words[2]), new("冲正", "Reversal"), cancel))
                    .Select(id => id.ToString())));
            case "balance":
                return await Balance(books, words[0], new(Day(words[1])));
            case "value":
                return await Balance(books, words[0], words[1].Split('/') is [var known, var asOf]
                    ? new(Day(asOf), BalanceBasis.Value, Day(known))
                    : new(Day(words[1]), BalanceBasis.Value));
            case "entries":
                return (await books.Entries()).ToString(CultureInfo.InvariantCulture);
            default:
                throw new FormatException($"There is no verb {verb}.");
        }
    }

    static async Task<string> Balance(BooksOnTest books, string account, BalanceDay day)
    {
        var balances = await books.House.In(books.Lender, p => BalanceSums.Of(
            p.GetRequiredService<House>(), books.Lender.Organisation, day, account,
            TestContext.Current.CancellationToken));
        var balance = balances.SingleOrDefault() ?? new(account, Money.Zero(Currency.Cny), Money.Zero(Currency.Cny));
        return FormattableString.Invariant($"{balance.Balance.Major:0.##} {balance.Pending.Major:0.##}");
    }

    static Posting Read(string[] words, PostingMode mode)
    {
        var days = words[1].Split('/');
        var lines = new List<Line>();
        for (var i = 2; i < words.Length; i += 2)
        {
            lines.Add(new(words[i], Amount(words[i + 1])));
        }

        return new(words[0], Day(days[^1]), Day(days[0]), new("测试", "A test"), "agr_1", lines, mode);
    }

    static Money Amount(string text)
    {
        var currency = char.IsLetter(text[^1]) ? Currency.Parse(text[^3..]) : Currency.Cny;
        var digits = char.IsLetter(text[^1]) ? text[..^3] : text;
        return Money.Exact(decimal.Parse(digits, CultureInfo.InvariantCulture), currency);
    }

    static DateOnly Day(string text) => new(2026, 1, int.Parse(text, CultureInfo.InvariantCulture));

    static string Said(Outcome<string> outcome) => outcome.Refused?.Code["ledger.".Length..] ?? "ok";

    static string Squeeze(string text) => string.Join(' ', Words(text));

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

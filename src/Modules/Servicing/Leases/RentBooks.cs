using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Servicing.Accounting;
using BookAccount = Wheelhouse.Leasing.LeaseAccount;

namespace Wheelhouse.Servicing.Leases;

/// <summary>What a lease or a subscription means in the lessor's books: by accounting rules that are data.</summary>
/// <remarks>
/// The measures are the balances of the leasing engine's accounts (IFRS 16.67-84), what was paid for the car, and the
/// lessee's credit. The engine's entries balance, so its cash is what all its other accounts are not.
/// <c>docs/reference/accounting.md</c> says what each of them is.
/// </remarks>
static class RentBooks
{
    const string PaidOut = "paidOut";
    const string Credit = "credit";

    static readonly BookAccount[] Accounts = Enum.GetValues<BookAccount>();

    internal static Vocabulary Words { get; } = new(
        [.. Accounts.Select(Name), PaidOut, Credit],
        new Dictionary<string, SignedSum>(StringComparer.Ordinal)
        {
            [Name(BookAccount.Cash)] = new(
                [.. Accounts.Where(a => a != BookAccount.Cash).Select(a => (-1, Name(a)))]),
        },
        []);

    static readonly Scheme Rules = Scheme.Shipped("lease", Words);

    /// <summary>What each account holds, zeros left out: positive is a debit. Sums to zero.</summary>
    /// <param name="paidOut">To who sold the car; zero for a subscription.</param>
    /// <param name="credit">Money of the customer beyond all that was due.</param>
    internal static IReadOnlyList<Line> Position(
        IReadOnlyDictionary<BookAccount, Money> balances, Money paidOut, Money credit)
    {
        var figures = new long[Accounts.Length + 2];
        for (var i = 0; i < Accounts.Length; i++)
        {
            figures[i] = balances.TryGetValue(Accounts[i], out var balance) ? balance.MinorUnits : 0;
        }

        (figures[^2], figures[^1]) = (paidOut.MinorUnits, credit.MinorUnits);
        return Rules.Position(figures, null, paidOut.Currency);
    }

    static string Name(BookAccount account) => JsonNamingPolicy.CamelCase.ConvertName(account.ToString());
}

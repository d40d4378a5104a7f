using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Takes entries and keeps the balances; one that does not balance is a bug and throws.</summary>
sealed class LeaseBook(Currency currency)
{
    readonly List<LeaseEntry> entries = [];
    readonly SortedDictionary<LeaseAccount, Money> balances = [];

    internal IReadOnlyList<LeaseEntry> Entries => entries;

    internal IReadOnlyDictionary<LeaseAccount, Money> Balances => balances;

    internal Money Balance(LeaseAccount account) => balances.GetValueOrDefault(account, Money.Zero(currency));

    internal void Post(DateOnly day, LeaseEntryKind kind, string source, params ReadOnlySpan<LeaseLine> lines)
    {
        var kept = new List<LeaseLine>(lines.Length);
        var sum = Money.Zero(currency);
        foreach (var line in lines)
        {
            sum += line.Amount;
            if (!line.Amount.IsZero)
            {
                kept.Add(line);
                balances[line.Account] = Balance(line.Account) + line.Amount;
            }
        }

        if (!sum.IsZero)
        {
            throw new InvalidOperationException($"An entry of kind {kind} on {day:O} is out of balance by {sum}.");
        }

        if (kept.Count > 0)
        {
            entries.Add(new(day, kind, source, kept));
        }
    }

    /// <summary>One amount from one account to another.</summary>
    internal void Move(
        DateOnly day, LeaseEntryKind kind, string source, LeaseAccount debit, LeaseAccount credit, Money amount) =>
        Post(day, kind, source, new(debit, amount), new(credit, -amount));
}

using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Payees;

/// <summary>Where somebody whom the lender pays has his account.</summary>
/// <param name="Payee">The dealer, or the customer who sells his own car.</param>
/// <param name="Account">Its last four characters: ****3445.</param>
/// <param name="Approved">A second person agreed; payouts go there.</param>
/// <param name="Replaced">Another account took its place.</param>
/// <param name="Mine">The reader proposed it, and so cannot approve it.</param>
public sealed record PayeeCard(
    Id<PayeeAccount> Id, Id<Organisation> Payee, Text PayeeName, string Holder, string Account, string? Bic,
    string? Cnaps, DateTimeOffset At, bool Approved, bool Replaced, bool Mine, long Version) : IHasVersion;

/// <summary>Reads where payees have their accounts.</summary>
sealed class PayeeAccounts(House house, IOrganisations organisations, IFieldCipher cipher, Caller caller)
{
    internal static Refusal Unknown => new(
        "banking.no_such_payee", "There is no such payee's account; open it from the list.", RefusalKind.NotFound);

    /// <summary>The accounts that stand, by who is paid there.</summary>
    internal async Task<IReadOnlyDictionary<Id<Organisation>, PayeeRow>> Standing(
        IReadOnlyCollection<Id<Organisation>> payees, CancellationToken cancel)
    {
        var (asked, lender) = (payees.Distinct().ToArray(), caller.Actor.Organisation);
        var rows = await house.Set<PayeeRow>().AsNoTracking()
            .Where(p => p.Organisation == lender && asked.Contains(p.Payee)
                && p.ApprovedAt != null && p.ReplacedAt == null)
            .ToListAsync(cancel);

        // two approved at the same moment: the later one stands
        return rows.GroupBy(p => p.Payee)
            .ToDictionary(same => same.Key, same => same.OrderBy(p => p.ApprovedAt).ThenBy(p => p.Id).Last());
    }

    internal Holder Open(PayeeRow row) => Holder.Open(cipher, PayeeRow.Field, row.Holder);

    internal async Task<PayeeCard> Card(PayeeRow row, long version, CancellationToken cancel)
    {
        var (holder, known) = (Open(row), await organisations.Find(row.Payee, cancel));
        return new(
            row.Id, row.Payee, known?.Name ?? new("—", "—"), holder.Name, Masks.Account(holder.Number), row.Bic,
            row.Cnaps, row.At, row.ApprovedAt is not null, row.ReplacedAt is not null, row.By == caller.Actor.User,
            version);
    }
}

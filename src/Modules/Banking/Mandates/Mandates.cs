using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Mandates;

/// <summary>A customer's leave to collect what falls due.</summary>
/// <param name="Reference">What banks call it.</param>
/// <param name="Debtor">Whose account it is; masked for those who do not serve the customer.</param>
/// <param name="Account">Its last four characters: ****3445.</param>
/// <param name="WithdrawnAt">Null while it stands.</param>
public sealed record MandateCard(
    Id<DebitMandate> Id, Id<Agreement> Agreement, string Reference, string Debtor, string Account, string? Bic,
    string? Cnaps, DateOnly SignedOn, DateTimeOffset At, DateTimeOffset? WithdrawnAt, long Version) : IHasVersion;

/// <summary>Reads mandates, within what the caller may see.</summary>
sealed class DebitMandates(House house, IConsents consents, IFieldCipher cipher, Caller caller)
{
    internal static Refusal Unknown => new(
        "banking.no_such_mandate", "There is no such mandate; open it from the list.", RefusalKind.NotFound);

    /// <summary>The mandates by which a lender may collect on some of its agreements now, by agreement: those that
    /// stand, of customers whose consent to the use of their accounts stands.</summary>
    internal async Task<IReadOnlyDictionary<Id<Agreement>, MandateRow>> Standing(
        Id<Organisation> lender, IReadOnlyCollection<Id<Agreement>> agreements, CancellationToken cancel)
    {
        var asked = agreements.ToArray();
        var standing = await house.Set<MandateRow>().AsNoTracking()
            .Where(m => m.Organisation == lender && asked.Contains(m.Agreement) && m.WithdrawnAt == null)
            .ToListAsync(cancel);
        Id<Organisation>[] customers = [.. standing.Select(m => m.Customer).OfType<Id<Organisation>>().Distinct()];
        var consenting = await consents.Holding(customers, lender, Purpose.ContractPerformance, cancel);
        return standing.Where(m => m.Customer is { } customer && consenting.Contains(customer))
            .ToDictionary(m => m.Agreement);
    }

    internal Holder Open(MandateRow row) => Holder.Open(cipher, MandateRow.Field, row.Holder);

    internal string IndexOf(string name) => cipher.BlindIndex(MandateRow.NameField, name.Trim());

    internal MandateCard Card(MandateRow row, long version)
    {
        var holder = Open(row);
        return new(
            row.Id, row.Agreement, row.Reference, Masks.Name(holder.Name, caller.Actor.Role),
            Masks.Account(holder.Number), row.Bic, row.Cnaps, row.SignedOn, row.At, row.WithdrawnAt, version);
    }
}

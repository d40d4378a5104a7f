using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Screening;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Applications;

/// <summary>Brings an application to the lender's own screening, and keeps what the form carried for it.</summary>
sealed class Screened(IPeople people, IScreening screening, IFieldCipher cipher)
{
    ScreeningSubject? looked;

    /// <summary>What the form carried, encrypted; null where it carried nothing.</summary>
    internal string? Seal(Particulars? brought) => brought is null
        ? null
        : cipher.Encrypt(ApplicationRow.Field, JsonSerializer.Serialize(brought, Json.Stored));

    internal Particulars? Open(ApplicationRow row) => row.Brought is { } brought
        ? JsonSerializer.Deserialize<Particulars>(cipher.Decrypt(ApplicationRow.Field, brought), Json.Stored)
        : null;

    /// <summary>Adds to what was gathered what the lender knows of its own.</summary>
    internal async Task<Outcome<Gathered>> Look(
        ApplicationRow row, Outcome<Gathered> gathered, CancellationToken cancel)
    {
        if (!gathered.IsDone)
        {
            return gathered;
        }

        var identity = await people.Identity(
            row.Person, Purpose.IdentityCheck, cancel, onBehalfOf: row.Organisation);
        if (identity.Refused is { } closed)
        {
            return closed;
        }

        looked = new(
            row.Organisation, row.Id.ToString(), row.Dossier.Dealer, identity.Value, gathered.Value.Person.Employer,
            row.Vin, Open(row));
        return gathered.Value with { Screened = await screening.Look(looked, cancel) };
    }

    /// <summary>Keeps what the application brought that was looked at, for later ones to meet.</summary>
    internal Task Note(CancellationToken cancel) => screening.Note(
        looked ?? throw new InvalidOperationException("An application is looked at before it is noted."), cancel);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;
using Wheelhouse.Screening.Traits;
using Wheelhouse.Trust;

namespace Wheelhouse.Screening.Blacklist;

/// <summary>An entry as a command left it: the words stand in the list, for answers are kept.</summary>
sealed record ListingKept(Id<Listing> Id, long Version) : IHasVersion;

/// <summary>Somebody at the lender puts an identifier on the list.</summary>
/// <param name="Value">As it is known; compared in one spelling (<see cref="Normal"/>).</param>
/// <param name="Reason">Why, for colleagues and for an appeal.</param>
/// <param name="ExpiresOn">The first day on which it counts no more.</param>
sealed record AddListing(TraitKind Kind, string Value, ListingSource Source, string Reason, DateOnly ExpiresOn)
{
    /// <summary>Nothing adverse is kept longer: the term of the Regulation on the Administration of the Credit
    /// Reporting Industry (State Council Decree 631), article 16.</summary>
    internal const int MostYears = 5;

    internal const int LongestValue = 200;
    internal const int LongestReason = 400;

    /// <summary>What can be listed: an identifier that outlives the application that named it.</summary>
    internal static readonly IReadOnlyList<TraitKind> Listable =
    [
        TraitKind.IdNumber, TraitKind.Phone, TraitKind.Card, TraitKind.Device, TraitKind.Address, TraitKind.Employer,
        TraitKind.Vin,
    ];

    internal static Refusal? Decide(AddListing asked, DateOnly today) =>
        !Listable.Contains(asked.Kind)
            ? new(
                "screening.not_listable",
                "List an identity number, phone, card, device, address, employer or VIN; this kind says too little.",
                RefusalKind.Invalid)
        : !Fits(asked)
            ? new(
                "screening.value_malformed",
                "The value does not look like its kind; type it as it stands on the document.", RefusalKind.Invalid)
        : Reasons.Check(asked.Reason) is { } wordless ? wordless
        : asked.ExpiresOn <= today || asked.ExpiresOn > today.AddYears(MostYears)
            ? new(
                "screening.expiry_out_of_range",
                $"An entry ends after {today:O} and within {MostYears} years; name such a day.", RefusalKind.Invalid,
                new("today", today.ToString("O")), new("years", $"{MostYears}"))
        : null;

    static bool Fits(AddListing asked)
    {
        var plain = asked.Value.Length > LongestValue ? "" : Normal.Of(asked.Kind, asked.Value);
        return asked.Kind switch
        {
            TraitKind.Phone => MobileNumber.IsOne(plain),
            TraitKind.IdNumber => plain.Length == 18,
            TraitKind.Vin => plain.Length == 17,
            TraitKind.Card or TraitKind.Device => plain.Length >= 8,
            TraitKind.Address or TraitKind.Employer => plain.Length >= 2,
            TraitKind.Ip or TraitKind.Contact or TraitKind.Place => false,
        };
    }

    internal sealed class Handler(
        House house, TraitKeys keys, IFieldCipher cipher, IBusinessDays days, Caller caller, IWork work,
        TimeProvider clock) : IHandle<AddListing, ListingKept>
    {
        public async Task<Outcome<ListingKept>> Handle(AddListing command, CancellationToken cancel)
        {
            var me = caller.Actor;
            var today = await days.Of(me.Organisation, cancel);
            if (Decide(command, today) is { } refused)
            {
                return refused;
            }

            var hash = keys.Of(me.Organisation, command.Kind, command.Value);
            if (await house.Set<ListingRow>().AnyAsync(
                l => l.Organisation == me.Organisation && l.Hash == hash && l.EndedAt == null && l.ExpiresOn > today,
                cancel))
            {
                return new Refusal(
                    "screening.already_listed", "This stands on the list already; open the entry that does.");
            }

            var id = Id<Listing>.New(clock);
            work.About(id.ToString());
            house.Add(new ListingRow
            {
                Id = id,
                Organisation = me.Organisation,
                Kind = command.Kind,
                Hash = hash,
                Value = cipher.Encrypt(ListingRow.ValueField, command.Value.Trim()),
                Source = command.Source,
                Reason = cipher.Encrypt(ListingRow.ReasonField, command.Reason.Trim()),
                ListedOn = today,
                ExpiresOn = command.ExpiresOn,
                By = me.User,
                ByName = me.Name,
                At = clock.GetUtcNow(),
            });
            return new ListingKept(id, 0);
        }
    }

    internal static Task<Results<Ok<ListingKept>, ProblemHttpResult>> Post(
        AddListing body, Desk desk, CancellationToken cancel) => desk.Send<AddListing, ListingKept>(body, cancel);
}

/// <summary>Words that somebody will be held to.</summary>
static class Reasons
{
    internal static Refusal? Check(string? words) =>
        words?.Trim().Length is null or 0 or > AddListing.LongestReason
            ? new(
                "screening.reason_needed", $"Give the reason in 1 to {AddListing.LongestReason} characters.",
                RefusalKind.Invalid, new RefusalValue("most", $"{AddListing.LongestReason}"))
            : null;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>Kinds of licence, as data.</summary>
public enum LicenceKind
{
    AutoFinance,
    Banking,
    FinancialLeasing,
    FinanceLeasing,
    VehicleSales,
    UsedVehicleTrade,
    VehicleManufacture,
}

/// <summary>The right of an organisation to do a kind of business. Public, as the registers of the supervisors
/// are.</summary>
public sealed record LicenceCard(
    Id<Organisation> Organisation, LicenceKind Kind, string Number, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>Who may do which business, until when.</summary>
public interface ILicences
{
    /// <summary>Adds a licence in the running transaction.</summary>
    /// <returns>Refused: <c>parties.licence_dates</c>, <c>parties.licence_number</c>.</returns>
    Outcome<Unit> Add(LicenceCard licence);

    /// <summary>Null when the organisation holds a licence for its business on that day; else why new business
    /// stops.</summary>
    /// <returns><c>parties.licence_missing</c> or <c>parties.licence_expired</c>.</returns>
    Task<Refusal?> Check(Id<Organisation> organisation, DateOnly day, CancellationToken cancel);

    Task<IReadOnlyList<LicenceCard>> Of(Id<Organisation> organisation, CancellationToken cancel);
}

/// <summary>The name of a licence.</summary>
public sealed class Licence : INamed
{
    public static string Prefix => "lic";
}

sealed class LicenceRow : IAppendOnly
{
    public required Id<Licence> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required LicenceKind Kind { get; init; }

    public required string Number { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly ValidTo { get; init; }

    internal LicenceCard ToCard() => new(Organisation, Kind, Number, ValidFrom, ValidTo);

    internal sealed class Configuration : IEntityTypeConfiguration<LicenceRow>
    {
        public void Configure(EntityTypeBuilder<LicenceRow> builder)
        {
            builder.ToTable("parties_licences");
            builder.HasKey(l => l.Id);
            builder.Property(l => l.Number).HasMaxLength(60);
            builder.HasIndex(l => l.Organisation);
        }
    }
}

sealed class Licences(House house, IOrganisations organisations, TimeProvider clock) : ILicences
{
    const int LongestNumber = 60;

    static readonly PreparedQuery<Id<Organisation>, LicenceRow> Held = new((house, organisation) =>
        house.Set<LicenceRow>().AsNoTracking().Where(l => l.Organisation == organisation));

    public Outcome<Unit> Add(LicenceCard licence)
    {
        ArgumentNullException.ThrowIfNull(licence);
        if (Decide(licence) is { } refusal)
        {
            return refusal;
        }

        house.Add(new LicenceRow
        {
            Id = Id<Licence>.New(clock),
            Organisation = licence.Organisation,
            Kind = licence.Kind,
            Number = licence.Number.Trim(),
            ValidFrom = licence.ValidFrom,
            ValidTo = licence.ValidTo,
        });
        return default(Unit);
    }

    public async Task<Refusal?> Check(Id<Organisation> organisation, DateOnly day, CancellationToken cancel) =>
        await organisations.Find(organisation, cancel) is { } card
            ? Decide(card.Kind, await Of(organisation, cancel), day)
            : Decide(OrganisationKind.House, [], day);

    public async Task<IReadOnlyList<LicenceCard>> Of(Id<Organisation> organisation, CancellationToken cancel) =>
    [
        .. (await Held.All(house, organisation, cancel))
            .Concat(house.Set<LicenceRow>().Local.Where(l => l.Organisation == organisation))
            .DistinctBy(l => l.Id).OrderBy(l => l.ValidFrom).Select(l => l.ToCard()),
    ];

    internal static Refusal? Decide(LicenceCard licence) =>
        licence.ValidTo < licence.ValidFrom
            ? new(
                "parties.licence_dates", "A licence ends on or after the day it begins; correct the days.",
                RefusalKind.Invalid)
        : licence.Number.Trim().Length is 0 or > LongestNumber
            ? new(
                "parties.licence_number", $"Give the licence's number, 1 to {LongestNumber} characters.",
                RefusalKind.Invalid)
        : null;

    /// <summary>Whether new business may begin on a day.</summary>
    internal static Refusal? Decide(OrganisationKind kind, IReadOnlyList<LicenceCard> held, DateOnly day)
    {
        var fitting = held.Where(l => Fits(kind, l.Kind) && l.ValidFrom <= day).ToList();
        if (fitting.Any(l => l.ValidTo >= day))
        {
            return null;
        }

        return fitting.Count == 0
            ? new(
                "parties.licence_missing",
                "The organisation has no licence for this business; choose another, or record the licence.")
            : Expired(fitting.Max(l => l.ValidTo));
    }

    static Refusal Expired(DateOnly on) => new(
        "parties.licence_expired",
        $"The organisation's licence ended on {on:O}; new business waits until a new one is recorded.",
        RefusalKind.Conflict, new RefusalValue("validTo", on.ToString("O")));

    static bool Fits(OrganisationKind kind, LicenceKind licence) => kind switch
    {
        OrganisationKind.Lender => licence is LicenceKind.AutoFinance or LicenceKind.Banking
            or LicenceKind.FinancialLeasing or LicenceKind.FinanceLeasing,
        OrganisationKind.Dealer => licence is LicenceKind.VehicleSales or LicenceKind.UsedVehicleTrade,
        OrganisationKind.Maker => licence is LicenceKind.VehicleManufacture,
        OrganisationKind.Regulator or OrganisationKind.Person or OrganisationKind.House or OrganisationKind.Insurer =>
            false,
    };
}

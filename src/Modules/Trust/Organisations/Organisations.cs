using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What a tenant is. A person is the one-person household of a customer.</summary>
public enum OrganisationKind
{
    Lender,
    Dealer,
    Maker,
    Regulator,
    Person,
    House,
    Insurer,
}

/// <summary>What everybody may know of an organisation.</summary>
/// <param name="Name">Of a person: masked, never the full name.</param>
/// <param name="Simulated">True when it exists only in this installation's demonstration; the screens say so.</param>
public sealed record OrganisationCard(Id<Organisation> Id, OrganisationKind Kind, Text Name, bool Simulated);

/// <summary>The tenants of the house.</summary>
public interface IOrganisations
{
    Task<OrganisationCard?> Find(Id<Organisation> id, CancellationToken cancel);

    /// <summary>Several at once, by id; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<Id<Organisation>, OrganisationCard>> Find(
        IReadOnlyCollection<Id<Organisation>> ids, CancellationToken cancel);

    /// <summary>Adds one in the running transaction.</summary>
    Id<Organisation> Add(OrganisationKind kind, Text name, bool simulated);

    /// <summary>All of a kind, by name; at most 500.</summary>
    Task<IReadOnlyList<OrganisationCard>> Of(OrganisationKind kind, CancellationToken cancel);
}

sealed class OrganisationRow
{
    public required Id<Organisation> Id { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    public required bool Simulated { get; init; }

    internal OrganisationCard ToCard() => new(Id, Kind, new(NameZh, NameEn), Simulated);

    internal sealed class Configuration : IEntityTypeConfiguration<OrganisationRow>
    {
        public void Configure(EntityTypeBuilder<OrganisationRow> builder)
        {
            builder.ToTable("trust_organisations");
            builder.HasKey(o => o.Id);
            builder.Property(o => o.NameZh).HasMaxLength(200);
            builder.Property(o => o.NameEn).HasMaxLength(200);
            builder.HasIndex(o => new { o.Kind, o.NameEn });
        }
    }
}

sealed class Organisations(House house, TimeProvider clock) : IOrganisations
{
    const int Most = 500;

    public async Task<OrganisationCard?> Find(Id<Organisation> id, CancellationToken cancel) =>
        (await house.Set<OrganisationRow>().FindAsync([id], cancel))?.ToCard();

    public async Task<IReadOnlyDictionary<Id<Organisation>, OrganisationCard>> Find(
        IReadOnlyCollection<Id<Organisation>> ids, CancellationToken cancel) =>
        (await house.Set<OrganisationRow>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel))
            .ToDictionary(o => o.Id, o => o.ToCard());

    public Id<Organisation> Add(OrganisationKind kind, Text name, bool simulated)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = Id<Organisation>.New(clock);
        house.Add(new OrganisationRow
        {
            Id = id,
            Kind = kind,
            NameZh = name.Zh,
            NameEn = name.En,
            Simulated = simulated,
        });
        return id;
    }

    public async Task<IReadOnlyList<OrganisationCard>> Of(OrganisationKind kind, CancellationToken cancel) =>
    [
        .. (await house.Set<OrganisationRow>().AsNoTracking()
            .Where(o => o.Kind == kind).OrderBy(o => o.NameEn).Take(Most).ToListAsync(cancel))
            .Select(o => o.ToCard()),
    ];
}

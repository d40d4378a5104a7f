using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>What sensitive data is used for. Each needs a consent of its own (PIPL articles 14, 23 and 29).</summary>
public enum Purpose
{
    IdentityCheck,
    CreditAssessment,
    ContractPerformance,
    Collections,
    Marketing,
    Location,
    SharingWithPartner,

    /// <summary>How a car is driven, in sums, for the price of its insurance. Not the location.</summary>
    UsageBasedInsurance,
}

/// <summary>The name of a consent record.</summary>
public sealed class Consent : INamed
{
    public static string Prefix => "con";
}

/// <summary>Who allowed whom to use his data, for what.</summary>
public interface IConsents
{
    /// <summary>Whether the grantee may read the subject's sensitive data for a purpose. One's own data:
    /// always.</summary>
    Task<bool> Holds(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel);

    /// <summary>The consent that stands between the two for a purpose, to be named where the data goes further; null
    /// where none does.</summary>
    Task<Id<Consent>?> Find(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel);

    /// <summary>Those of some subjects who let the grantee use their data for a purpose, for work on many.</summary>
    Task<IReadOnlySet<Id<Organisation>>> Holding(
        IReadOnlyCollection<Id<Organisation>> subjects, Id<Organisation> grantee, Purpose purpose,
        CancellationToken cancel);

    /// <summary>Records a consent in the running transaction. A consent that already stands is left as it
    /// is.</summary>
    /// <param name="how">How it was given: <c>inStore</c>, <c>online</c>, <c>paper</c>, <c>phone</c>.</param>
    Task<Outcome<Unit>> Give(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, string how, CancellationToken cancel);

    /// <summary>Takes a consent back in the running transaction; the record of it stays.</summary>
    Task<Outcome<Unit>> Withdraw(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel);
}

/// <summary>A consent, standing or withdrawn. Owned by the subject; the grantee may see it too.</summary>
sealed class ConsentRow : IOwned
{
    public required Id<Consent> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation> Grantee { get; init; }

    public required Purpose Purpose { get; init; }

    public required string How { get; init; }

    public required DateTimeOffset Given { get; init; }

    public DateTimeOffset? Withdrawn { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ConsentRow>
    {
        public void Configure(EntityTypeBuilder<ConsentRow> builder)
        {
            builder.ToTable("trust_consents");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.How).HasMaxLength(20);
            builder.HasIndex(c => new { c.Organisation, c.Grantee, c.Purpose })
                .IsUnique().HasFilter("withdrawn is null").HasDatabaseName("trust_consents_standing");
            builder.HasIndex(c => c.Grantee);
        }
    }
}

/// <remarks>
/// A consent belongs to its subject, and the grantee reads it too; so these queries name both sides themselves and
/// stand outside the context's filter.
/// </remarks>
sealed class Consents(House house, IOrganisations organisations, IWork work, TimeProvider clock) : IConsents
{
    static readonly string[] Ways = ["inStore", "online", "paper", "phone"];

    static readonly PreparedQuery<Id<Organisation>, Id<Organisation>, Purpose, ConsentRow> Stored = new(
        (house, subject, grantee, purpose) => house.Set<ConsentRow>().IgnoreQueryFilters().Where(
            c => c.Organisation == subject && c.Grantee == grantee && c.Purpose == purpose && c.Withdrawn == null));

    public async Task<bool> Holds(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel) =>
        subject == grantee || await Standing(subject, grantee, purpose, cancel) is not null;

    public async Task<Id<Consent>?> Find(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel) =>
        (await Standing(subject, grantee, purpose, cancel))?.Id;

    public async Task<IReadOnlySet<Id<Organisation>>> Holding(
        IReadOnlyCollection<Id<Organisation>> subjects, Id<Organisation> grantee, Purpose purpose,
        CancellationToken cancel)
    {
        var asked = subjects.ToArray();
        return await house.Set<ConsentRow>().AsNoTracking().IgnoreQueryFilters()
            .Where(c => asked.Contains(c.Organisation) && c.Grantee == grantee && c.Purpose == purpose
                && c.Withdrawn == null)
            .Select(c => c.Organisation).ToHashSetAsync(cancel);
    }

    public async Task<Outcome<Unit>> Give(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, string how, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(how);
        if (Decide(await organisations.Find(grantee, cancel), how) is { } refusal)
        {
            return refusal;
        }

        if (await Standing(subject, grantee, purpose, cancel) is not null)
        {
            return default(Unit);
        }

        house.Add(new ConsentRow
        {
            Id = Id<Consent>.New(clock),
            Organisation = subject,
            Grantee = grantee,
            Purpose = purpose,
            How = how,
            Given = clock.GetUtcNow(),
        });
        work.Publish(new ConsentGiven(subject, grantee, purpose));
        return default(Unit);
    }

    public async Task<Outcome<Unit>> Withdraw(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel)
    {
        if (await Standing(subject, grantee, purpose, cancel) is not { } standing)
        {
            return new Refusal(
                "trust.no_standing_consent", "No such consent stands; look at the list of your consents.",
                RefusalKind.NotFound);
        }

        standing.Withdrawn = clock.GetUtcNow();
        work.Publish(new ConsentWithdrawn(subject, grantee, purpose));
        return default(Unit);
    }

    internal static Refusal? Decide(OrganisationCard? grantee, string how) => grantee switch
    {
        null or { Kind: OrganisationKind.Person } => new(
            "trust.no_such_organisation", "There is no such organisation; choose one from the list.",
            RefusalKind.NotFound),
        _ when !Ways.Contains(how) => new(
            "trust.consent_way_unknown", $"Say how the consent was given: {string.Join(", ", Ways)}.",
            RefusalKind.Invalid, new RefusalValue("ways", string.Join(", ", Ways))),
        _ => null,
    };

    async Task<ConsentRow?> Standing(
        Id<Organisation> subject, Id<Organisation> grantee, Purpose purpose, CancellationToken cancel) =>
        house.Set<ConsentRow>().Local.FirstOrDefault(c =>
            c.Organisation == subject && c.Grantee == grantee && c.Purpose == purpose && c.Withdrawn == null)
        ?? await Stored.First(house, subject, grantee, purpose, cancel);
}

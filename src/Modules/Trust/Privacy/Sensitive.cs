using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The one door to sensitive data: it asks for a purpose, looks for the consent, and leaves a
/// record.</summary>
public interface ISensitive
{
    /// <summary>Reveals sensitive data if a consent stands; keeps a record of it, granted and refused alike, before
    /// it does.</summary>
    /// <param name="subject">Whose data it is.</param>
    /// <param name="what">Which data, in one or two words: <c>identity</c>, <c>income</c>. Never the data.</param>
    /// <param name="onBehalfOf">The organisation that reads where it is not the caller's: a dealer's submission is
    /// assessed for the lender. Only commands pass it, never a request.</param>
    /// <returns>Refused: <c>trust.no_consent</c>.</returns>
    Task<Outcome<T>> Read<T>(
        Id<Organisation> subject, Purpose purpose, string what, Func<T> reveal, CancellationToken cancel,
        Id<Organisation>? onBehalfOf = null);

    /// <summary>Reveals sensitive data of many, as one look at a map does: each subject's consent is looked for, and
    /// each has a record of its own, granted and refused alike, in one write before anything is revealed.</summary>
    /// <returns>What may be seen, by subject; a subject that is not there was refused.</returns>
    Task<IReadOnlyDictionary<Id<Organisation>, T>> ReadEach<T>(
        IReadOnlyCollection<Id<Organisation>> subjects, Purpose purpose, string what, Func<Id<Organisation>, T> reveal,
        CancellationToken cancel);
}

/// <summary>The name of a disclosure.</summary>
public sealed class Disclosure : INamed
{
    public static string Prefix => "dsc";
}

/// <summary>That somebody read, or wanted to read, sensitive data of the subject, who owns this record.</summary>
sealed class DisclosureRow : IOwned, IAppendOnly
{
    public required Id<Disclosure> Id { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Id<Organisation> Reader { get; init; }

    public required Id<User> User { get; init; }

    public required Role Role { get; init; }

    public required Purpose Purpose { get; init; }

    public required string What { get; init; }

    public required bool Granted { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DisclosureRow>
    {
        public void Configure(EntityTypeBuilder<DisclosureRow> builder)
        {
            builder.ToTable("trust_disclosures");
            builder.HasKey(d => d.Id);
            builder.Property(d => d.What).HasMaxLength(80);
            builder.HasIndex(d => new { d.Organisation, d.Id });
        }
    }
}

/// <remarks>
/// Nothing that was revealed leaves the house before the record of it is durable. Outside a command the record is
/// committed before anything is revealed. A command answers after its commit, so its record goes there; one that is
/// refused or fails has read all the same, and leaves it behind by itself.
/// </remarks>
sealed class Sensitive(
    IConsents consents, Caller caller, IWork work, IDbContextFactory<House> houses, WriteGate gate, AuditSignal signal,
    TimeProvider clock) : ISensitive
{
    public async Task<Outcome<T>> Read<T>(
        Id<Organisation> subject, Purpose purpose, string what, Func<T> reveal, CancellationToken cancel,
        Id<Organisation>? onBehalfOf = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentNullException.ThrowIfNull(reveal);
        var reader = onBehalfOf is { } other ? caller.Actor with { Organisation = other } : caller.Actor;
        var refusal = Decide(await consents.Holds(subject, reader.Organisation, purpose, cancel), purpose);
        await Keep(reader, purpose, what, [(subject, refusal)], cancel);
        return refusal is null ? reveal() : refusal;
    }

    public async Task<IReadOnlyDictionary<Id<Organisation>, T>> ReadEach<T>(
        IReadOnlyCollection<Id<Organisation>> subjects, Purpose purpose, string what, Func<Id<Organisation>, T> reveal,
        CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentNullException.ThrowIfNull(reveal);
        var (reader, asked) = (caller.Actor, subjects.Distinct().ToList());
        if (asked.Count == 0)
        {
            return new Dictionary<Id<Organisation>, T>();
        }

        var holding = await consents.Holding(asked, reader.Organisation, purpose, cancel);
        var answers = asked.ConvertAll(one =>
            (Subject: one, Refusal: Decide(one == reader.Organisation || holding.Contains(one), purpose)));
        await Keep(reader, purpose, what, answers, cancel);
        return answers.Where(a => a.Refusal is null).ToDictionary(a => a.Subject, a => reveal(a.Subject));
    }

    internal static Refusal? Decide(bool consented, Purpose purpose) => consented
        ? null
        : new(
            "trust.no_consent",
            "The person gave no consent for this purpose, or took it back; ask for it before you read.",
            RefusalKind.Forbidden, new RefusalValue("purpose", purpose.ToString()));

    async Task Keep(
        Actor reader, Purpose purpose, string what,
        IReadOnlyCollection<(Id<Organisation> Subject, Refusal? Refusal)> answers, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var rows = new List<object>();
        foreach (var (subject, refusal) in answers)
        {
            rows.Add(new DisclosureRow
            {
                Id = Id<Disclosure>.New(clock),
                Organisation = subject,
                Reader = reader.Organisation,
                User = reader.User,
                Role = reader.Role,
                Purpose = purpose,
                What = what,
                Granted = refusal is null,
                At = at,
            });
            rows.Add(Recorder.Row(
                reader.Organisation, CanonicalRecord.Of(reader, subject, purpose, what, refusal, at)));
        }

        if (!work.Leave([.. rows]))
        {
            await using var house = await houses.CreateDbContextAsync(cancel);
            foreach (var row in rows)
            {
                house.Append(row);
            }

            await gate.Save(house, cancel);
        }

        signal.Raise();
    }
}

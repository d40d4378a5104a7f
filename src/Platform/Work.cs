using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Text.Json;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>What happened, in the past tense. Public, immutable, JSON-serialisable, nothing sensitive.</summary>
public interface IFact
{
    /// <summary>The organisation it happened in; hearers act for it.</summary>
    Id<Organisation> Organisation { get; }
}

/// <summary>Handles a command: loads, calls the pure <c>Decide</c>, keeps what changed, publishes facts.</summary>
/// <remarks>A handler never saves: the runner commits state, facts, audit record and idempotency key at once.</remarks>
public interface IHandle<in TCommand, TResult>
{
    Task<Outcome<TResult>> Handle(TCommand command, CancellationToken cancel);
}

/// <summary>Hears a fact, in a transaction of its own, at least once and with effect once.</summary>
public interface IHear<in TFact>
    where TFact : IFact
{
    Task<Outcome<Unit>> Hear(TFact fact, CancellationToken cancel);
}

/// <summary>The unit of work of one command.</summary>
public interface IWork
{
    /// <summary>1 for the first try; more when the command is decided again after a lost race.</summary>
    int Attempt { get; }

    /// <summary>Tells a fact to whoever hears it, after the commit.</summary>
    void Publish(IFact fact);

    /// <summary>Tells a fact of a command that does many things of one kind, and records it under its own subject.
    /// </summary>
    /// <remarks>The command then leaves one audit record of itself and one for each such fact, so that whoever looks a
    /// subject up finds what was done to it by the thousand.</remarks>
    void Publish(IFact fact, string subject);

    /// <summary>Names what the command is about in the audit record, as in <c>agr_0199…</c>.</summary>
    void About(string subject);

    /// <summary>Adds rows that stay even where the command is refused or fails, as what was read was read: with its
    /// changes in one commit, or by themselves before anybody is answered.</summary>
    /// <returns>False where no command runs, so that nobody would commit them.</returns>
    bool Leave(params ReadOnlySpan<object> rows);
}

/// <summary>One committed command, for the record.</summary>
/// <param name="Action">The command's name, as in <c>ReceivePayment</c>.</param>
/// <param name="Key">The idempotency key, or null.</param>
/// <param name="Digest">HMAC-SHA-256 of the command as JSON under the <see cref="DigestKey"/>: proves what was asked
/// to who holds the key, without keeping it.</param>
public sealed record Deed(
    Actor Actor, string Action, string? Subject, string? Key, byte[] Digest, IReadOnlyList<ToldFact> Facts,
    DateTimeOffset At);

/// <summary>A fact and its text, which the outbox keeps and the audit record takes a digest of: written once.</summary>
public sealed class ToldFact(IFact fact)
{
    public IFact Fact => fact;

    /// <summary>Stored JSON as UTF-8.</summary>
    public ReadOnlyMemory<byte> Body => Written;

    byte[] Written => field ??= JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Json.Stored);
}

/// <summary>Adds the audit record of a deed to the same transaction. Trust implements it.</summary>
public interface IRecorder
{
    void Record(House house, Deed deed);
}

sealed class Work : IWork
{
    readonly List<ToldFact> facts = [];
    readonly List<ToldFact> alone = [];
    readonly List<(ToldFact Fact, string Subject)> parts = [];
    readonly List<object> left = [];
    bool runs;

    public int Attempt { get; private set; } = 1;

    internal IReadOnlyList<ToldFact> Facts => facts;

    /// <summary>The facts that the command's own record names.</summary>
    internal IReadOnlyList<ToldFact> Alone => alone;

    /// <summary>The facts that are recorded each by itself; part of <see cref="Facts"/>.</summary>
    internal IReadOnlyList<(ToldFact Fact, string Subject)> Parts => parts;

    /// <summary>Rows that stay whatever becomes of the command.</summary>
    internal IReadOnlyList<object> Left => left;

    internal string? Subject { get; private set; }

    internal void Begin(int attempt) => (runs, Attempt) = (true, attempt);

    public void Publish(IFact fact)
    {
        var told = new ToldFact(fact);
        facts.Add(told);
        alone.Add(told);
    }

    public void Publish(IFact fact, string subject)
    {
        var told = new ToldFact(fact);
        facts.Add(told);
        parts.Add((told, subject));
    }

    public void About(string subject) => Subject = subject;

    public bool Leave(params ReadOnlySpan<object> rows)
    {
        if (runs)
        {
            left.AddRange(rows);
        }

        return runs;
    }
}

/// <summary>An answer kept under the caller's key, so that the same key gives the same answer, once.</summary>
sealed class KeptAnswer
{
    public required Id<Organisation> Organisation { get; init; }

    public required string Key { get; init; }

    /// <summary>The command's digest: another command under the same key is refused.</summary>
    public required byte[] Digest { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<KeptAnswer>
    {
        public void Configure(EntityTypeBuilder<KeptAnswer> builder)
        {
            builder.ToTable("platform_answers");
            builder.HasKey(a => new { a.Organisation, a.Key });
            builder.Property(a => a.Key).HasMaxLength(200);
        }
    }
}

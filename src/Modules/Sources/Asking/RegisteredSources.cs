using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Sources.Connecting;
using Wheelhouse.Sources.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Asking;

/// <remarks>
/// Calls belong to the lender, who is often not the caller: a dealer hands an application in. So these queries name
/// the lender themselves and stand outside the context's filter.
/// </remarks>
sealed class RegisteredSources(
    House house, Caller caller, Commands commands, Connections connections, IConsents consents, IFieldCipher cipher,
    Watch watch, TimeProvider clock) : ISources
{
    public IReadOnlySet<SourceKind> Connected => connections.Kinds;

    public async Task Ask(Question question, IReadOnlySet<SourceKind> kinds, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        var wanted = Connected.Where(kinds.Contains).Order().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        try
        {
            var planned = new List<Planned>(wanted.Count);
            foreach (var kind in wanted)
            {
                planned.Add(await Plan(kind, question, cancel));
            }

            var made = await Task.WhenAll(planned.Select(plan => Make(question.About, plan, cancel)));
            await commands.Run<KeepCalls, Unit>(
                caller.Actor with { Organisation = question.Lender }, new(question.About, made), key: null, cancel);
        }
        finally
        {
            watch.Done(question.About);
        }
    }

    public async Task<SourceFacts> Kept(Id<Organisation> lender, string about, CancellationToken cancel) =>
        Facts(await Newest(lender, about, cancel));

    public async Task<IReadOnlyList<SourceCall>> Calls(
        Id<Organisation> lender, string about, CancellationToken cancel)
    {
        var seen = watch.Of(about);
        var kept = await Newest(lender, about, cancel);
        return
        [
            .. kept.Select(row => row.ToCall()).Where(call => seen.All(s => s.Kind != call.Kind)).Concat(seen)
                .OrderBy(call => call.Kind),
        ];
    }

    /// <summary>A question to one source before it is asked: what is known of it without asking.</summary>
    /// <param name="Wording">Null where it cannot be asked; then <paramref name="Known"/> says why.</param>
    sealed record Planned(
        SourceKind Kind, Id<SourceCall> Id, Id<Consent>? Consent, Wording? Wording, string Asked,
        KeepCalls.Made? Known);

    async Task<Planned> Plan(SourceKind kind, Question question, CancellationToken cancel)
    {
        var id = Id<SourceCall>.New(clock);
        var purpose = ConnectionSettings.PurposeOf(kind);
        if (await consents.Find(question.Subject, question.Lender, purpose, cancel) is not { } consent)
        {
            return Without(CallOutcome.NoConsent, null);
        }

        if (Wording.For(kind, question, consent, id) is not { } wording)
        {
            return Without(CallOutcome.NothingToAsk, consent);
        }

        var asked = cipher.BlindIndex(CallRow.Field, wording.Sense(kind));
        var oldest = clock.GetUtcNow() - connections.To(kind).MaxAge;
        var young = await house.Set<CallRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == question.Lender && c.Asked == asked && c.Outcome == CallOutcome.Answered
                && c.AnsweredAt > oldest)
            .OrderByDescending(c => c.AnsweredAt).FirstOrDefaultAsync(cancel);
        var known = young?.Answer is null
            ? null
            : new KeepCalls.Made(
                id, Call(CallOutcome.Reused, consent) with
                {
                    AnsweredAt = young.AnsweredAt,
                    Simulated = young.Simulated,
                },
                asked, cipher.Decrypt(CallRow.Field, young.Answer));
        return new(kind, id, consent, wording, asked, known);

        Planned Without(CallOutcome outcome, Id<Consent>? under) =>
            new(kind, id, under, null, "", new(id, Call(outcome, under), "", null));

        SourceCall Call(CallOutcome outcome, Id<Consent>? under) =>
            new(kind, outcome, clock.GetUtcNow(), 0, 0, null, under, Simulated: false);
    }

    async Task<KeepCalls.Made> Make(string about, Planned plan, CancellationToken cancel)
    {
        if (plan.Known is { } known)
        {
            watch.Saw(about, known.Call);
            return known;
        }

        var call = new SourceCall(
            plan.Kind, CallOutcome.UnderWay, clock.GetUtcNow(), 0, 0, null, plan.Consent, Simulated: false);
        watch.Saw(about, call);
        var start = clock.GetTimestamp();
        var received = await connections.To(plan.Kind).Ask(plan.Wording!.ToBytes(), cancel);
        var understood = received.Failed is { } failed
            ? new(failed)
            : ReadAnswer.Decide(plan.Kind, plan.Wording, received.Body);
        var done = call with
        {
            Outcome = understood.Outcome,
            TookMs = (int)clock.GetElapsedTime(start).TotalMilliseconds,
            Attempts = received.Attempts,
            AnsweredAt = understood.Answer is null ? null : clock.GetUtcNow(),
            Simulated = understood.Simulated,
        };
        watch.Saw(about, done);
        var answer = understood.Answer is null ? null : ReadAnswer.Write(understood.Answer);
        return new(plan.Id, done, plan.Asked, answer);
    }

    /// <summary>Of each kind the newest call; ids sort as they were made.</summary>
    async Task<List<CallRow>> Newest(Id<Organisation> lender, string about, CancellationToken cancel) =>
    [
        .. (await house.Set<CallRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == lender && c.About == about).ToListAsync(cancel))
            .GroupBy(c => c.Kind).Select(calls => calls.MaxBy(c => c.AskedAt)!).OrderBy(c => c.Kind),
    ];

    SourceFacts Facts(List<CallRow> rows)
    {
        var answers = rows.Where(row => row.Answer is not null)
            .Select(row => ReadAnswer.Kept(row.Kind, cipher.Decrypt(CallRow.Field, row.Answer!))).ToList();
        return new(
            [.. rows.Select(row => row.ToCall())], Of<IdentityAnswer>(), Of<PhoneAnswer>(), Of<BankCardAnswer>(),
            Of<LicenceAnswer>(), Of<BureauAnswer>(), Of<AllianceAnswer>(), Of<CourtsAnswer>(), Of<VehicleAnswer>(),
            Of<EmployerAnswer>());

        T? Of<T>()
            where T : SourceAnswer => answers.OfType<T>().FirstOrDefault();
    }
}

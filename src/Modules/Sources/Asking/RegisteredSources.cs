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
    House house, Caller caller, Commands commands, Connections connections, Planning planning, IFieldCipher cipher,
    Watch watch, TimeProvider clock) : ISources
{
    static readonly PreparedQuery<Id<Organisation>, string, CallRow> Asked = new((house, lender, about) =>
        house.Set<CallRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == lender && c.About == about));

    public IReadOnlySet<SourceKind> Connected => connections.Kinds;

    public async Task Ask(Question question, IReadOnlySet<SourceKind> kinds, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        var wanted = Connected.Where(kinds.Contains).Order().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var planned = await planning.Of(wanted, question, cancel);
        try
        {
            // whoever asked may have gone by now; what was asked is recorded all the same
            var made = await Task.WhenAll(planned.Select(plan => Make(question.About, plan)));
            await commands.Run<KeepCalls, Unit>(
                caller.Actor with { Organisation = question.Lender }, new(question.About, made), key: null,
                CancellationToken.None);
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

    async Task<KeepCalls.Made> Make(string about, Planned plan)
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
        var received = await connections.To(plan.Kind).Ask(plan.Wording!.ToBytes());
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
        .. (await Asked.All(house, lender, about, cancel))
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

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Modules.Tests.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Sandbox;
using Wheelhouse.Sources;
using Wheelhouse.Sources.Connecting;
using Wheelhouse.Sources.Storage;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Sources;

/// <summary>Real sources over real sockets: what is asked, kept, used again and never asked.</summary>
public sealed class AskingTests
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly IReadOnlySet<SourceKind> All = Enum.GetValues<SourceKind>().ToHashSet();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Sources_answer_and_the_lender_alone_keeps_it(bool postgres)
    {
        await using var sandbox = await Sandbox();
        await using var room = await Showroom.Open(postgres, Connected(sandbox, Patience));
        var question = await Question(room);
        await Ask(room, question);

        var facts = await Kept(room, question);
        Assert.Equal(All.Order(), facts.Calls.Select(c => c.Kind));
        Assert.All(
            facts.Calls,
            c => Assert.Equal((CallOutcome.Answered, 1, true), (c.Outcome, c.Attempts, c.Simulated)));
        Assert.Empty(facts.Missing);
        Assert.Equal((RegisterMatch.Match, true), (facts.Identity!.Match, facts.Bureau!.Hit));
        Assert.Equal(2, facts.Calls.Select(c => c.Consent).Distinct().Count()); // one for each purpose

        var stranger = room.Founders.Organisation("jiangcheng");
        Assert.Empty((await Kept(room, question with { Lender = stranger })).Calls);
        var rows = await room.House.Read(room.Underwriter, house => house.Set<CallRow>().ToListAsync(Cancel));
        Assert.All(rows, row => Assert.StartsWith("v1.", row.Answer, StringComparison.Ordinal));
        Assert.Empty(await room.House.Read(room.Dealer, house => house.Set<CallRow>().ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_young_answer_is_used_again_and_an_old_one_is_not()
    {
        await using var sandbox = await Sandbox();
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room);
        await Ask(room, question);
        await Ask(room, question with { About = "app_2" });

        var again = await Kept(room, question with { About = "app_2" });
        Assert.All(again.Calls, c => Assert.Equal((CallOutcome.Reused, 0), (c.Outcome, c.Attempts)));
        Assert.Equal((await Kept(room, question)).Bureau, again.Bureau);
        Assert.Equal(1, sandbox.Questions(Source.Bureau));

        await Ask(room, question with { About = "app_3", Phone = "19900009999" });
        Assert.Equal((1, 2), (sandbox.Questions(Source.Bureau), sandbox.Questions(Source.Phone)));

        room.House.Clock.Advance(TimeSpan.FromHours(1)); // as old as an answer may be here
        await Ask(room, question with { About = "app_4" });
        Assert.Equal(2, sandbox.Questions(Source.Bureau));
    }

    [Fact]
    public async Task Without_a_consent_nothing_leaves_the_house()
    {
        await using var sandbox = await Sandbox();
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room, Purpose.IdentityCheck);
        await Ask(room, question);

        var facts = await Kept(room, question);
        Assert.Equal(CallOutcome.NoConsent, facts.Calls.Single(c => c.Kind == SourceKind.Bureau).Outcome);
        Assert.Equal((0, 1), (sandbox.Questions(Source.Bureau), sandbox.Questions(Source.Identity)));
        Assert.Null(facts.Bureau);
    }

    [Fact]
    public async Task A_consent_taken_back_closes_what_was_kept()
    {
        await using var sandbox = await Sandbox();
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room);
        await Ask(room, question);
        var customer = new Actor(question.Subject, Id<User>.New(room.House.Clock), Role.Customer, "customer");
        _ = (await room.House.Run<WithdrawConsent, Unit>(
            customer, new(question.Lender, Purpose.CreditAssessment))).Value;
        await Ask(room, question with { About = "app_2" });

        var facts = await Kept(room, question with { About = "app_2" });
        Assert.Null(facts.Bureau);
        Assert.NotNull(facts.Identity);
    }

    [Theory]
    [InlineData(Fault.Down, CallOutcome.Unavailable, 3)]
    [InlineData(Fault.Broken, CallOutcome.Unavailable, 3)]
    [InlineData(Fault.Refuse, CallOutcome.Refused, 1)]
    [InlineData(Fault.Garbage, CallOutcome.Unreadable, 1)]
    [InlineData(Fault.Flood, CallOutcome.TooLarge, 1)]
    [InlineData(Fault.NonFinite, CallOutcome.Unreadable, 1)]
    [InlineData(Fault.Another, CallOutcome.ForAnother, 1)]
    [InlineData(Fault.Impossible, CallOutcome.OutOfRange, 1)]
    public async Task A_source_that_fails_leaves_its_own_fields_unknown(
        Fault fault, CallOutcome outcome, int attempts)
    {
        await using var sandbox = await Sandbox();
        sandbox.Behave(Source.Bureau, new(0, fault));
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room);
        await Ask(room, question);

        var facts = await Kept(room, question);
        var call = facts.Calls.Single(c => c.Kind == SourceKind.Bureau);
        Assert.Equal((outcome, attempts, null), (call.Outcome, call.Attempts, call.AnsweredAt));
        Assert.Equal([SourceKind.Bureau], facts.Missing);
        Assert.Null(facts.Bureau);
        Assert.NotNull(facts.Courts);
    }

    [Fact]
    public async Task A_source_that_hangs_is_too_late()
    {
        await using var sandbox = await Sandbox();
        sandbox.Behave(Source.Bureau, new(0, Fault.Hang));
        await using var room = await Showroom.Open(false, Connected(sandbox, TimeSpan.FromMilliseconds(300)));
        var question = await Question(room);
        await Ask(room, question, SourceKind.Bureau);

        var call = Assert.Single((await Kept(room, question)).Calls);
        Assert.Equal(CallOutcome.TooLate, call.Outcome);
    }

    [Fact]
    public async Task A_source_that_fails_all_the_time_is_left_in_peace()
    {
        await using var sandbox = await Sandbox();
        sandbox.Behave(Source.Bureau, new(0, Fault.Down));
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room);
        for (var n = 0; n < 4; n++) // three attempts each, and eight open the breaker
        {
            await Ask(room, question, SourceKind.Bureau);
        }

        Assert.Equal(CallOutcome.Resting, Assert.Single((await Kept(room, question)).Calls).Outcome);
        Assert.Equal(8, sandbox.Questions(Source.Bureau));
    }

    [Fact]
    public async Task Every_call_leaves_an_audit_record()
    {
        await using var sandbox = await Sandbox();
        await using var room = await Showroom.Open(false, Connected(sandbox, Patience));
        var question = await Question(room);
        await Ask(room, question);

        var calls = await room.House.Read(room.Underwriter, house => house.Set<CallRow>().ToListAsync(Cancel));
        var bodies = await room.House.Read(room.Underwriter, house => house.Set<AuditRecord>()
            .Select(r => r.Body).ToListAsync(Cancel));
        Assert.Equal(9, calls.Count);
        Assert.All(calls, call => Assert.Single(
            bodies, body => body.Contains($"\"{call.Id}\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(bodies, body => body.Contains(question.IdNumber, StringComparison.Ordinal));
    }

    static async Task<SimulatedSources> Sandbox()
    {
        var sandbox = await SimulatedSources.Open(0, TimeProvider.System, Cancel);
        foreach (var source in Enum.GetValues<Source>())
        {
            sandbox.Behave(source, new(LatencyMs: 0));
        }

        return sandbox;
    }

    static Action<IServiceCollection> Connected(SimulatedSources sandbox, TimeSpan attempt) => services =>
        services.AddSingleton(_ => new Connections(
            All.ToDictionary(kind => kind, kind => new ConnectionSettings(
                new Uri(sandbox.Address, kind.ToString()), null, attempt, attempt * 4, 3, TimeSpan.FromHours(1))),
            TimeProvider.System));

    static async Task<Question> Question(Showroom room, params Purpose[] consents)
    {
        var customer = await room.Customer(
            consents: consents is [] ? [Purpose.IdentityCheck, Purpose.CreditAssessment] : consents);
        return new(
            room.Lender, customer.Organisation, "app_1", "林若溪", "990111199003079001", "19900000001",
            "6200990000000001", "L0NWH1A20SA000001");
    }

    static Task<bool> Ask(Showroom room, Question question, params SourceKind[] kinds) => room.House.In(
        room.Dealer,
        async provider =>
        {
            await provider.GetRequiredService<ISources>().Ask(
                question, kinds is [] ? All : kinds.ToHashSet(), Cancel);
            return true;
        });

    static Task<SourceFacts> Kept(Showroom room, Question question) => room.House.In(
        room.Dealer, provider => provider.GetRequiredService<ISources>().Kept(question.Lender, question.About, Cancel));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Governing;
using Wheelhouse.Origination.Notices;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination.Governing;

/// <summary>What was decided is made again to the byte, tried under a draft, told to the customer, and overruled.
/// </summary>
public sealed class ReplayTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_stored_decision_is_made_again_to_the_byte(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        await Decide(room);
        await Drafts.Seat(room, Drafts.Milder(), PolicySeat.Shadow);
        await Decide(room);

        var report = await Replay(room, room.Lender);
        Assert.Equal((9, 9, 0, 0), (report.Decisions, report.Identical, report.Differing, report.Older));
        Assert.True(report.Bytes > 9_000);
        Assert.Equal(report.Digest, (await Replay(room, null)).Digest);
        Assert.Equal(0, (await Replay(room, room.Founders.Organisation("jiangcheng"))).Decisions);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_decision_that_somebody_altered_is_named(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        await Decide(room);
        await room.House.Read(room.Underwriter, h => h.Database.ExecuteSqlRawAsync(
            "update origination_decisions set score = score + 1 where verdict = 'Decline'"));

        var report = await Replay(room, room.Lender);
        Assert.Equal((3, 2, 1), (report.Decisions, report.Identical, report.Differing));
        Assert.Equal("score", Assert.Single(report.Mismatches).Place);
    }

    /// <summary>The shipped policy as a draft changes nothing; one that wants 90 000 left a month approves nobody.
    /// </summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_draft_is_tried_on_the_decisions_of_a_month(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        await Decide(room);

        var same = (await Simulate(room, Drafts.Of())).Value;
        Assert.Equal((3, 0, 0), (same.Swaps.Applications, same.Swaps.In.Count, same.Swaps.Out.Count));
        Assert.All(same.Swaps.Cells, cell => Assert.Equal(cell.Before, cell.After));
        Assert.Empty(same.Missing);

        var gap = await Simulate(room, Drafts.Of(file =>
            Drafts.Row(file, "CR-FREE-1", "in")["when"]!["freeIncome"] = ">= 15000"));
        Assert.Equal("decisions.table_flawed", gap.Refused?.Code);

        var stricter = (await Simulate(room, Drafts.Of(file =>
        {
            Drafts.Row(file, "CR-FREE-1", "in")["when"]!["freeIncome"] = ">= 90000";
            Drafts.Row(file, "CR-FREE-1", "low")["when"]!["freeIncome"] = "< 90000";
        }))).Value;
        Assert.Equal((0, 1), (stricter.Swaps.Kept.Count, stricter.Swaps.Out.Count));
        Assert.Equal(0m, stricter.Swaps.ApprovedAfter);
        Assert.Contains(stricter.Swaps.Checks, c => c.Check == "CR-FREE-1" && c is { Stricter: > 0, Milder: 0 });
    }

    /// <summary>Approved, referred and declined, then the approved one is signed and paid: two of three without a
    /// person, one of three booked, and all three are of one age.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_watch_and_the_measure_of_fairness_count_what_was_decided(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        await Drafts.Seat(room, Drafts.Milder(), PolicySeat.Shadow);
        var customer = await Decide(room);
        var approved = await room.House.Read(
            room.Underwriter, h => h.Set<ApplicationRow>().SingleAsync(a => a.State == ApplicationState.Approved));
        await room.Accept(customer, await room.Show(customer, approved.Id));
        await room.Sign(customer, approved.Id);
        await room.House.Drain();

        var watch = (await room.House.In(
            room.Underwriter, p => p.GetRequiredService<WatchDecisions>().Run(null, null, "car-loan", default))).Value;
        Assert.Equal((3, 2), (watch.Report.Applications, watch.Report.Automatic.Hits));
        Assert.Equal((1, 1), (watch.Report.Approved.Hits, watch.Report.LookToBook.Hits));
        Assert.Equal((0, 1), (watch.Report.BadOfAutomatic.Hits, watch.Report.BadOfAutomatic.Of));
        var shadow = watch.Seats.Single(s => s.Seat == PolicySeat.Shadow);
        Assert.Equal((3, 3), (shadow.Agrees!.Of, shadow.Approved.Of));
        Assert.Contains(watch.Checks, c => c is { Check: Drafts.Dti, Runs: 3, Refers: 1, Declines: 1 });

        var fairness = (await room.House.In(
            room.Underwriter,
            p => p.GetRequiredService<MeasureFairness>().Run(null, null, "car-loan", default))).Value;
        Assert.Equal(("26-35", 1, 3), (
            fairness.Groups[0].Group, fairness.Groups[0].Favoured.Hits, fairness.Groups[0].Favoured.Of));
        Assert.False(fairness.Groups[0].Alarm);
        var stranger = room.Founders.Actors("jiangcheng", Role.Underwriter)[0];
        var theirs = await room.House.In(
            stranger, p => p.GetRequiredService<WatchDecisions>().Run(null, null, null, default));
        Assert.Equal(0, theirs.Value.Report.Applications);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_declined_customer_has_a_notice_and_a_person_who_overrules_is_in_the_log(bool postgres)
    {
        await using var room = await Showroom.Open(postgres);
        var customer = await room.Customer(income: 800_000, debts: 200_000);
        var declined = await room.Apply(customer, Showroom.Saloon());
        Assert.Equal(ApplicationState.Declined, declined.State);

        var notice = Encoding.UTF8.GetString((await Notice(room, customer, declined.Id)).Value);
        Assert.Contains("not approved", notice, StringComparison.Ordinal);
        Assert.Contains("debts take", notice, StringComparison.Ordinal);
        Assert.InRange(notice.Split("<h2>")[2].Split("<li>").Length - 1, 1, 4);
        Assert.Contains("without a person", notice, StringComparison.Ordinal);
        Assert.Equal("origination.no_such_notice", (await Notice(room, room.Dealer, declined.Id)).Refused?.Code);

        await room.House.Run<RequestReview, ApplicationView>(customer, new(declined.Id));
        var answer = new DecideApplication(declined.Id, PersonAnswer.Approve, "A guarantor has signed.");
        await room.House.Run<DecideApplication, ApplicationView>(room.Underwriter, answer);
        Assert.Empty((await Log(room)).Items); // one person has only proposed
        var approved = (await room.House.Run<DecideApplication, ApplicationView>(room.Senior, answer)).Value;
        Assert.Equal(ApplicationState.Approved, approved.State);

        var line = Assert.Single((await Log(room)).Items);
        Assert.Equal(
            (OverrideKind.ApprovedAgainstDecline, Verdict.Decline, PersonAnswer.Approve),
            (line.Kind, line.Said, line.Answer));
        Assert.Equal((room.Underwriter.Name, room.Senior.Name), (line.By, line.Second));
    }

    [Theory]
    [InlineData("18", "true", Verdict.Approve)]
    [InlineData("17", "true", Verdict.Decline)]
    public void The_bench_says_what_each_check_found(string age, string employer, Verdict verdict)
    {
        var bench = TryPolicy.Run(
            Deals.CarLoan,
            new Dictionary<string, string>(Bench) { ["age"] = age, ["employerKnown"] = employer }, TimeProvider.System);

        Assert.Equal(verdict, bench.Value.Verdict);
        Assert.Equal(13, bench.Value.Checks.Count);
        Assert.Subset(
            bench.Value.Laps.Select(lap => lap.Node).ToHashSet(), bench.Value.Checks.Select(c => c.Check).ToHashSet());
    }

    [Theory]
    [InlineData("age", "-1")]
    [InlineData("age", "old")]
    [InlineData("score", "900")]
    [InlineData("shoeSize", "42")]
    public void The_bench_refuses_what_cannot_be(string field, string value) => Assert.Equal(
        "origination.bench_value_wrong",
        TryPolicy.Run(
            Deals.CarLoan, new Dictionary<string, string>(Bench) { [field] = value }, TimeProvider.System)
            .Refused?.Code);

    static readonly Dictionary<string, string> Bench = new()
    {
        ["financed"] = "100000",
        ["ltv"] = "0.6",
        ["downShare"] = "0.4",
        ["months"] = "24",
        ["instalment"] = "4400",
        ["income"] = "40000",
        ["pti"] = "0.11",
        ["dti"] = "0.15",
        ["freeIncome"] = "34000",
        ["priceOverValue"] = "0",
        ["gap"] = "0",
        ["ageAtEnd"] = "40",
        ["carYearsAtEnd"] = "2",
        ["condition"] = "new",
        ["openApplications"] = "0",
        ["applications30"] = "0",
        ["vinApplied"] = "false",
        ["vinFinanced"] = "false",
    };

    /// <summary>Three decisions: approved, referred, declined.</summary>
    /// <returns>The customer who was approved.</returns>
    static async Task<Actor> Decide(Showroom room)
    {
        var good = await room.Customer();
        Assert.Equal(ApplicationState.Approved, (await room.Apply(good, Showroom.Saloon())).State);
        Assert.Equal(
            ApplicationState.Referred,
            (await room.Apply(await room.Customer(income: null, debts: null), Showroom.Saloon())).State);
        Assert.Equal(
            ApplicationState.Declined,
            (await room.Apply(await room.Customer(income: 800_000, debts: 200_000), Showroom.Saloon())).State);
        return good;
    }

    static Task<ReplayReport> Replay(Showroom room, Id<Organisation>? lender) =>
        room.House.Services.GetRequiredService<IDecisionReplay>().Run(
            lender, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);

    static Task<Outcome<SimulationView>> Simulate(Showroom room, JsonElement file) => room.House.In(
        room.Underwriter, p => p.GetRequiredService<SimulatePolicy>().Run(new(new(file)), default));

    static Task<Outcome<byte[]>> Notice(Showroom room, Actor reader, Id<Application> application) => room.House.In(
        reader, p => p.GetRequiredService<NoticeReader>().Html(application, default));

    static Task<Page<OverrideItem>> Log(Showroom room) => room.House.In(
        room.Underwriter, p => ListOverrides.Read(p.GetRequiredService<House>(), false, new(), default));
}

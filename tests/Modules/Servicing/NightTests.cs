using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Storage;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What a night finds and books, beside what falls due.</summary>
public sealed class NightTests
{
    static readonly LoanTerms Daily = Usual with
    {
        Principal = Cny(100_000_00),
        AnnualRate = new(0.0725m),
        Instalments = 12,
        DayCount = DayCount.Actual365,
    };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Accrued_interest_is_booked_in_one_entry_a_product(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, nightSize: 2);
        for (var i = 0; i < 5; i++)
        {
            await loans.Lend(Daily);
        }

        await loans.MoveTo(Start.AddDays(2));

        // 100 000.00 × 0.0725 / 365 = 19.863… and twice that 39.726…: five times 19.86, then five times 39.73
        Assert.Equal(
        [
            "01-06 interest.accrued +99.3, interest.income -99.3",
            "01-07 interest.accrued +99.35, interest.income -99.35",
        ], await Accruals(loans));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_falls_due_or_is_paid_leaves_the_accrual(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend(Daily);
        await loans.MoveTo(new(2026, 2, 4));

        await loans.MoveTo(new(2026, 2, 5));

        // 31 days of 19.863… are 615.75 due; what had accrued the day before, 595.89, goes back
        Assert.Equal("02-05 interest.accrued -595.89, interest.income +595.89", (await Accruals(loans))[^1]);
        Assert.Contains("interest.receivable +615.75", (await loans.Journal(loan))[^1], StringComparison.Ordinal);
        Assert.Equal(0, (await Balance(loans, "interest.accrued")).Sum());
        Assert.Equal(-615_75, (await Balance(loans, "interest.income")).Sum());
    }

    /// <summary>The sum of the lines is the sum of the folds, every night for two months.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_accrual_is_what_folding_each_account_gives(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, nightSize: 1);
        var several = new List<Id<Agreement>>
        {
            await loans.Lend(),
            await loans.Lend(Daily with { Accrual = AccrualMethod.DailySimple }),
            await loans.Lend(Daily with { DayCount = DayCount.Actual360, Amortisation = Amortisation.EqualPrincipal }),
            await loans.Lend(Daily with { DayCount = DayCount.ActualActual, Balloon = Cny(40_000_00) }),
        };
        for (var day = Start; day < Start.AddDays(60); day = day.AddDays(1))
        {
            await loans.MoveTo(day.AddDays(1));
            var folded = 0L;
            foreach (var id in several)
            {
                var kept = await loans.House.In(loans.Clerk, p => p.GetRequiredService<Agreements>().Find(id, default));
                var account = (LoanAccount)kept!.Account;
                folded += (account.On(day.AddDays(1)).State.InterestAccrued - account.State.InterestDue).MinorUnits;
            }

            Assert.Equal(folded, (await Balance(loans, "interest.accrued")).Sum());
            if (day.Day == 20)
            {
                await loans.Pay(several[1], 9_000_00); // in the middle of a period
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Late_agreements_have_their_bucket_class_and_stage(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var late = await loans.Lend(Usual with { Instalments = 12 }); // due on 5 February, 5 March, …
        await loans.Lend(Usual with { FirstDueDate = new(2026, 6, 5) });

        await loans.MoveTo(new(2026, 2, 5));
        Assert.Null(await Standing(loans, late));
        await loans.MoveTo(new(2026, 2, 6));
        Assert.Equal(
            (Bucket.Days1To30, Stage.One, AssetClass.SpecialMention), Short(await Standing(loans, late)));
        await loans.MoveTo(new(2026, 3, 8)); // 31 days
        Assert.Equal((Bucket.Days31To60, Stage.Two, AssetClass.SpecialMention), Short(await Standing(loans, late)));
        await loans.MoveTo(new(2026, 5, 7)); // 91 days
        Assert.Equal((Bucket.Days91To120, Stage.Three, AssetClass.Substandard), Short(await Standing(loans, late)));

        var row = await loans.Row(late);
        await loans.Pay(late, row.Due);
        await loans.MoveTo(new(2026, 5, 8));
        Assert.Equal((Bucket.Current, Stage.Three, AssetClass.Substandard), Short(await Standing(loans, late)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_agreement_that_ended_stands_nowhere(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        await loans.MoveTo(new(2026, 4, 7));
        Assert.NotNull(await Standing(loans, loan));
        await loans.Pay(loan, (await loans.Row(loan)).Due);

        await loans.MoveTo(new(2026, 4, 8));

        Assert.Equal(AgreementState.Closed, (await loans.Row(loan)).State);
        Assert.Null(await Standing(loans, loan));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_step_goes_on_where_it_was_and_the_date_waits_for_it(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, more: s => s.AddNightStep<Slow>());
        await loans.Lend();
        var seen = new List<(int Done, DateOnly Today)>();
        DayRun run;
        do
        {
            run = (await loans.House.Run<CloseDay, DayRun>(loans.Clerk, new(Start))).Value;
            seen.Add((run.Steps.First(s => s.Name == new Slow().Name).Done, await loans.Today()));
        }
        while (run.State == DayRunState.Running);

        // the beginning, the accounts, the steps before, three calls of the step, the new date
        Assert.Equal([10, 20, 30, 30], seen.Select(s => s.Done).SkipWhile(done => done == 0));
        Assert.Equal([Start, Start.AddDays(1)], seen.TakeLast(2).Select(s => s.Today));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_step_that_refuses_keeps_the_date_where_it_is(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, more: s => s.AddNightStep<Refusing>());
        await loans.Lend();
        var closing = loans.House.Services.GetRequiredService<ClosingDays>();

        var refused = await closing.Close(loans.Clerk, Start);

        Assert.Equal("test.not_tonight", refused.Refused?.Code);
        Assert.Equal(Start, await loans.Today());
    }

    sealed class Slow : INightStep
    {
        public string Name => "slow";

        public int Order => 500;

        public Text Title => new("慢", "Slow");

        public Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel) =>
            Task.FromResult<Outcome<NightProgress>>(new NightProgress(done + 10, 30, done + 10 == 30));
    }

    sealed class Refusing : INightStep
    {
        public string Name => "refusing";

        public int Order => 500;

        public Text Title => new("拒", "Refusing");

        public Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel) =>
            Task.FromResult<Outcome<NightProgress>>(new Refusal("test.not_tonight", "Not tonight; try tomorrow."));
    }

    static (Bucket Bucket, Stage Stage, AssetClass Class) Short(StandingRow? row) =>
        (row!.Bucket, row.Stage, row.Class);

    static Task<StandingRow?> Standing(LoansOnTest loans, Id<Agreement> loan) => loans.House.Read(
        loans.Clerk, h => h.Set<StandingRow>().AsNoTracking().FirstOrDefaultAsync(s => s.Agreement == loan));

    static async Task<IReadOnlyList<string>> Accruals(LoansOnTest loans)
    {
        var cards = await Cards(loans);
        return [.. cards.Select(c => $"{c.BookedOn:MM-dd} {Lines(c)}")];

        static string Lines(EntryCard card) => string.Join(", ", card.Lines.Select(l => Signed(l.Account, l.Amount)));
    }

    static async Task<IReadOnlyList<EntryCard>> Cards(LoansOnTest loans)
    {
        var pool = await loans.House.Read(loans.Clerk, h => h.Set<PoolRow>().SingleAsync());
        return await loans.House.In(
            loans.Clerk, p => p.GetRequiredService<IJournal>().Of(BookAccruals.SubjectOf(pool.Key), default));
    }

    /// <summary>All lines on an account, whatever they are about.</summary>
    static async Task<IEnumerable<long>> Balance(LoansOnTest loans, string account)
    {
        var agreements = await loans.House.Read(
            loans.Clerk, h => h.Set<AgreementRow>().Select(a => a.Id).ToListAsync());
        var entries = new List<EntryCard>(await Cards(loans));
        foreach (var id in agreements)
        {
            entries.AddRange(await loans.House.In(
                loans.Clerk, p => p.GetRequiredService<IJournal>().Of(id.ToString(), default)));
        }

        return entries.SelectMany(e => e.Lines).Where(l => l.Account == account).Select(l => l.Amount.MinorUnits);
    }
}

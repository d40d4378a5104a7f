using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Agreements of every family that live by days through the commands of servicing, without the way to
/// them.</summary>
/// <remarks>
/// On each day what falls due is paid by habit, by debit or through the bank's statement; some agreements have visits
/// on which anything happens that the state allows; and the day is closed, with its month where it is the last.
/// Deterministic, and whatever is drawn for an agreement depends on it and the day alone: so mishaps and another order
/// lead to the same end.
/// </remarks>
public sealed class LivingPortfolio
{
    /// <summary>Of a thousand days an agreement has visits on so many: four to five a year.</summary>
    const int VisitsInThousand = 12;

    /// <summary>The same of one that is late by more than <see cref="LateDays"/>.</summary>
    const int VisitsWhenLate = 70;

    const int LateDays = 10;

    /// <summary>A fact is delivered within so many tries, or something is wrong with it.</summary>
    const int MostTries = 60;

    readonly Premises premises;

    readonly PortfolioPlan plan;

    readonly Mishaps mishaps;

    readonly CancellationToken cancel;

    readonly Sending sending;

    readonly Visits visits;

    readonly BankPost bank;

    readonly LivingLaws laws;

    readonly Actor clerk;

    readonly Dictionary<int, Life> lives;

    readonly Dictionary<Id<Agreement>, Life> running = [];

    long agreementDays;

    LivingPortfolio(Premises premises, PortfolioPlan plan, Mishaps mishaps, CancellationToken cancel)
    {
        (this.premises, this.plan, this.mishaps, this.cancel) = (premises, plan, mishaps, cancel);
        var lender = Contracts.Named<Organisation>(plan, "lender");
        clerk = new(lender, Contracts.Named<User>(plan, "clerk"), Role.Servicing, "Simulated clerk");
        var second = clerk with { User = Contracts.Named<User>(plan, "second"), Name = "Simulated colleague" };
        sending = new(premises, mishaps, cancel);
        visits = new(premises, sending, plan, clerk, second);
        bank = new(premises, sending, plan, mishaps, clerk);
        laws = new(premises, plan, visits, bank, clerk, cancel);
        var dice = new Dice((ulong)plan.Seed);
        lives = plan.Numbers.ToDictionary(number => number, number => new Life(plan, lender, number, dice));
    }

    /// <summary>Commands and changes done and refusals met, by name.</summary>
    public IReadOnlyDictionary<string, int> Counts => sending.Counts;

    /// <summary>What went wrong on purpose, by kind.</summary>
    public IReadOnlyDictionary<string, int> Strikes => sending.Strikes;

    /// <summary>How many agreements were held against the laws, each time counted.</summary>
    public long Checked => laws.Checked;

    /// <summary>Agreements that have ended, by family.</summary>
    public IReadOnlyDictionary<FinanceFamily, int> Ended { get; private set; } =
        new Dictionary<FinanceFamily, int>();

    /// <summary>Events of all agreements.</summary>
    public int Events { get; private set; }

    /// <summary>Days on which agreements ran, in years of 365 days.</summary>
    public decimal AgreementYears => agreementDays / 365m;

    /// <summary>Registers what a portfolio needs besides the house itself.</summary>
    public static void Register(IServiceCollection services) => services
        .AddHandler<OpenAccounts, Opened, OpenAccounts.Handler>()
        .AddHandler<TakeMoney, MoneyTaken, TakeMoney.Handler>();

    /// <summary>Lives a plan through on an empty, prepared database; its premises have
    /// <see cref="Register"/>.</summary>
    /// <param name="say">Is told each month how far it has come.</param>
    /// <exception cref="PortfolioBreachException">A law did not hold on a day.</exception>
    public static async Task<LivingPortfolio> Live(
        Premises premises, PortfolioPlan plan, Mishaps mishaps, CancellationToken cancel, Action<string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(premises);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(mishaps);
        var portfolio = new LivingPortfolio(premises, plan, mishaps, cancel);
        await portfolio.Live(say);
        return portfolio;
    }

    async Task Live(Action<string>? say)
    {
        premises.Clock.MoveTo(plan.FirstDay);
        await (mishaps.Power?.Install(premises) ?? Task.CompletedTask);
        _ = (await sending.Send<OpenBooks, Unit>(clerk, new(clerk.Organisation), $"{plan.Seed}/books")).Value;
        await bank.Open();
        for (var day = plan.FirstDay; day < plan.LastDay; day = day.AddDays(1))
        {
            premises.Clock.MoveTo(day);
            await Live(day);
            if (day.AddDays(1).Day == 1)
            {
                say?.Invoke($"{day:yyyy-MM}  {AgreementYears:F0} agreement-years, {Counts.Values.Sum()} commands");
            }
        }

        await laws.CheckAll(plan.LastDay, running.Values, last: true);
        Events = await premises.Read(clerk, house => house.Set<EventRow>().CountAsync(cancel));
        var ended = await premises.Read(clerk, house => house.Set<AccountRow>()
            .Where(a => a.State == AgreementState.Closed).Select(a => a.Agreement).ToListAsync(cancel));
        Ended = ended.GroupBy(a => running[a].Paid.Terms.Family).ToDictionary(g => g.Key, g => g.Count());
    }

    async Task Live(DateOnly day)
    {
        await Open(day);
        var states = await States();
        await Take(day, states);
        var visited = states.Where(s => s.Life.On(day, "visit").Chance(
            s.Since < day.AddDays(-LateDays) ? VisitsWhenLate : VisitsInThousand)).ToList();
        await Parallel.ForEachAsync(
            visited, new ParallelOptions { MaxDegreeOfParallelism = mishaps.SideBySide, CancellationToken = cancel },
            async (state, token) => await visits.Make(state.Life, state.Life.On(day, "deeds"), day, token));
        await Deliver(day);
        await laws.Check(day, visited.ConvertAll(s => s.Life));
        await Close(day);
        await Deliver(day);
        await sending.UntilAnswered(() => premises.Sequence(cancel));
        agreementDays += states.Count;
        await laws.CheckQuarterly(day, running.Values);
    }

    async Task Open(DateOnly day)
    {
        var begin = lives.Values.Where(life => life.Start == day).ToList();
        if (begin.Count > 0)
        {
            await sending.Send<OpenAccounts, Opened>(
                clerk, new([.. begin.Select(life => life.Paid)]), $"{plan.Seed}/open/{day:yyyyMMdd}");
            begin.ForEach(life => running[life.Agreement] = life);
            await Deliver(day);
        }
    }

    /// <summary>Delivers what the outbox holds, to its last fact.</summary>
    async Task Deliver(DateOnly day)
    {
        for (var tries = 1; ; tries++)
        {
            await sending.UntilAnswered(() => premises.Drain(cancel));
            var left = await premises.Read(clerk, house => house.Set<OutboxRow>().AsNoTracking()
                .Where(r => r.Delivered == null).Select(r => r.Kind + ": " + r.Trouble).ToListAsync(cancel));
            if (left.Count == 0)
            {
                return;
            }

            if (tries == MostTries || mishaps.Power is null)
            {
                throw new PortfolioBreachException(plan, day, [.. left.Select(l => $"Nobody takes {l}.")]);
            }

            await mishaps.Power.Set(); // it may have cut off a hearer, whom nobody heard complain
            premises.Clock.Advance(TimeSpan.FromHours(1)); // until the outbox tries again
        }
    }

    /// <summary>The accounts that run or still hold money, in an order of their own.</summary>
    async Task<List<State>> States()
    {
        var rows = await premises.Read(clerk, house => house.Set<AccountRow>().AsNoTracking()
            .Where(a => a.Organisation == clerk.Organisation && (a.State != AgreementState.Closed || a.Credit > 0))
            .Select(a => new { a.Agreement, a.Due, a.OldestDue }).ToListAsync(cancel));
        var states = rows.Select(r => new State(running[r.Agreement], r.Due, r.OldestDue))
            .OrderBy(s => s.Life.Number).ToList();
        if (mishaps.Backwards)
        {
            states.Reverse();
            sending.Strike("day backwards");
        }

        return states;
    }

    async Task Take(DateOnly day, List<State> states)
    {
        var (debits, transfers) = (new List<IncomingPayment>(), new List<Transfer>());
        foreach (var (life, due, since) in states)
        {
            if (life.Pays(day, due, since) is not var (amount, valueDate))
            {
                continue;
            }

            var (money, on) = (Contracts.Cny(amount), valueDate < life.Start ? life.Start : valueDate);
            if (life.Transfers)
            {
                transfers.Add(new(life, money, on));
                continue;
            }

            debits.Add(new(
                $"{life.Paid.Number}/{day:yyyyMMdd}", life.Agreement, money, on, PaymentChannel.DirectDebit,
                Contracts.Cny(100_00)));
        }

        await bank.Tell(day, transfers, cancel);
        await bank.Assign(day, lives, cancel);
        if (debits.Count > 0)
        {
            var taken = await sending.Send<TakeMoney, MoneyTaken>(
                clerk, new(debits), $"{plan.Seed}/money/{day:yyyyMMdd}");
            foreach (var refusal in taken.Value.Refusals)
            {
                sending.Count(refusal ?? "payment");
            }
        }
    }

    async Task Close(DateOnly day)
    {
        var closing = premises.Services.GetRequiredService<ClosingDays>();
        var rounds = mishaps.Twice ? 2 : 1; // who closes a day again is told how it was closed
        for (var round = 1; round <= rounds; round++)
        {
            var run = await sending.UntilAnswered(() => closing.Close(clerk, day, cancel));
            if (run.Refused is { } refusal)
            {
                throw new PortfolioBreachException(plan, day, [$"The day could not be closed: {refusal.Sentence}"]);
            }
        }
    }

    sealed record State(Life Life, long Due, DateOnly? Since);
}

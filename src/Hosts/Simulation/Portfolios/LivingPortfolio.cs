using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Simulation.Laws;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Agreements of every family that live by days through the commands of servicing, without the way to
/// them.</summary>
/// <remarks>
/// On each day what falls due is paid by habit, some agreements have visits on which anything happens that the state
/// allows, and the day is closed. Deterministic, and whatever is drawn for an agreement depends on it and the day
/// alone: so mishaps and another order lead to the same end.
/// </remarks>
public sealed class LivingPortfolio
{
    /// <summary>Of a thousand days an agreement has visits on so many: five a year.</summary>
    const int VisitsInThousand = 14;

    const int LawsEvery = 91;

    readonly Premises premises;

    readonly PortfolioPlan plan;

    readonly Mishaps mishaps;

    readonly CancellationToken cancel;

    readonly Sending sending;

    readonly Visits visits;

    readonly Actor clerk;

    readonly List<Life> lives;

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
        var dice = new Dice((ulong)plan.Seed);
        lives = [.. Enumerable.Range(1, plan.Agreements).Select(number => new Life(plan, lender, number, dice))];
    }

    /// <summary>Commands and changes done and refusals met, by name.</summary>
    public IReadOnlyDictionary<string, int> Counts => sending.Counts;

    /// <summary>Days on which agreements ran, in years of 365 days.</summary>
    public decimal AgreementYears => agreementDays / 365m;

    public Id<Organisation> Lender => clerk.Organisation;

    /// <summary>Registers what a portfolio needs besides the house itself.</summary>
    public static void Register(IServiceCollection services) => services
        .AddHandler<OpenAccounts, Opened, OpenAccounts.Handler>()
        .AddHandler<TakeMoney, MoneyTaken, TakeMoney.Handler>();

    /// <summary>Lives a plan through on an empty, prepared database; its premises have
    /// <see cref="Register"/>.</summary>
    /// <exception cref="PortfolioBreachException">A law did not hold on a day.</exception>
    public static async Task<LivingPortfolio> Live(
        Premises premises, PortfolioPlan plan, Mishaps mishaps, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        ArgumentNullException.ThrowIfNull(plan);
        var portfolio = new LivingPortfolio(premises, plan, mishaps, cancel);
        await portfolio.Live();
        return portfolio;
    }

    async Task Live()
    {
        premises.Clock.MoveTo(plan.FirstDay);
        _ = (await sending.Send<OpenBooks, Unit>(clerk, new(Lender), $"{plan.Seed}/books")).Value;
        for (var day = plan.FirstDay; day < plan.LastDay; day = day.AddDays(1))
        {
            premises.Clock.MoveTo(day);
            await Open(day);
            var states = await States();
            await Take(day, states);
            await Visit(day, states);
            await Close(day);
            await premises.Drain(cancel);
            agreementDays += states.Count;
            if ((day.DayNumber - plan.FirstDay.DayNumber + 1) % LawsEvery == 0)
            {
                await Check(day);
            }
        }

        await Check(plan.LastDay);
    }

    async Task Open(DateOnly day)
    {
        var begin = lives.Where(life => life.Start == day).ToList();
        if (begin.Count == 0)
        {
            return;
        }

        await sending.Send<OpenAccounts, Opened>(
            clerk, new([.. begin.Select(life => life.Paid)]), $"{plan.Seed}/open/{day:yyyyMMdd}");
        begin.ForEach(life => running[life.Agreement] = life);
        while (await Waiting(begin) > 0)
        {
            if (await premises.Drain(cancel) == 0)
            {
                await (mishaps.Cut?.Invoke(null) ?? Task.FromResult(true));
                premises.Clock.Advance(TimeSpan.FromMinutes(1)); // until the outbox tries again
            }
        }
    }

    Task<int> Waiting(List<Life> begin) => premises.Read(clerk, async house =>
    {
        var ids = begin.ConvertAll(life => life.Agreement);
        return ids.Count - await house.Set<AgreementRow>().CountAsync(a => ids.Contains(a.Id), cancel);
    });

    /// <summary>The accounts that run or still hold money, in an order of their own.</summary>
    async Task<List<State>> States()
    {
        var rows = await premises.Read(clerk, house => house.Set<AccountRow>().AsNoTracking()
            .Where(a => a.Organisation == Lender && (a.State != AgreementState.Closed || a.Credit > 0))
            .Select(a => new { a.Agreement, a.Due, a.OldestDue }).ToListAsync(cancel));
        var states = rows.Select(r => new State(running[r.Agreement], r.Due, r.OldestDue))
            .OrderBy(s => s.Life.Number).ToList();
        if (mishaps.Backwards)
        {
            states.Reverse();
        }

        return states;
    }

    async Task Take(DateOnly day, List<State> states)
    {
        var payments = new List<IncomingPayment>();
        foreach (var (life, due, since) in states)
        {
            if (life.Pays(day, due, since) is var (amount, valueDate))
            {
                payments.Add(new(
                    $"{life.Paid.Number}/{day:yyyyMMdd}", life.Agreement, new(amount, life.Paid.Terms.Currency),
                    valueDate < life.Start ? life.Start : valueDate, PaymentChannel.DirectDebit,
                    new(100_00, life.Paid.Terms.Currency)));
            }
        }

        if (payments.Count > 0)
        {
            var taken = await sending.Send<TakeMoney, MoneyTaken>(
                clerk, new(payments), $"{plan.Seed}/money/{day:yyyyMMdd}");
            foreach (var refusal in taken.Value.Refusals)
            {
                sending.Count(refusal ?? "payment");
            }
        }
    }

    Task Visit(DateOnly day, List<State> states) => Parallel.ForEachAsync(
        states.Where(s => s.Life.On(day, "visit").Chance(VisitsInThousand)),
        new ParallelOptions { MaxDegreeOfParallelism = mishaps.SideBySide, CancellationToken = cancel },
        async (state, token) => await visits.Make(state.Life, state.Life.On(day, "deeds"), day, token));

    async Task Close(DateOnly day)
    {
        var closing = premises.Services.GetRequiredService<ClosingDays>();
        var run = await sending.UntilAnswered(() => closing.Close(clerk, day, cancel));
        if (run.Refused is { } refusal)
        {
            throw new PortfolioBreachException(plan, day, [$"The day could not be closed: {refusal.Sentence}"]);
        }
    }

    async Task Check(DateOnly day)
    {
        await premises.Sequence(cancel);
        var breaches = new List<string>();
        breaches.AddRange(await AgreementLaws.Check(premises, Lender, cancel));
        breaches.AddRange(await BookLaws.Check(premises, cancel));
        foreach (var life in running.Values.OrderBy(life => life.Number))
        {
            breaches.AddRange(LifeLaws.Check(await visits.Look(life.Agreement, cancel)));
        }

        if (breaches.Count > 0)
        {
            throw new PortfolioBreachException(plan, day, breaches);
        }
    }

    sealed record State(Life Life, long Due, DateOnly? Since);
}

using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking.Simulated;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Simulation.Days;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Simulation.Laws;

namespace Wheelhouse.Simulation;

/// <summary>A small world that lives day by day through the commands that people send.</summary>
/// <remarks>Deterministic: the same plan makes the same customers, deals, payments and mistakes.</remarks>
public sealed class World
{
    /// <summary>Of a hundred visitors about so many get an agreement; only sets how many visitors a day sees.</summary>
    const int UsualConversion = 41;

    readonly Town town;

    readonly Selling selling;

    readonly Paying paying;

    readonly Tracking tracking;

    readonly WorldLaws laws;

    World(Town town)
    {
        this.town = town;
        selling = new(town, new(town, new(town)));
        paying = new(town);
        tracking = new(town);
        laws = new(town);
        new Arranging(town, selling).Plan();
        tracking.Plan();
    }

    public Tally Tally => town.Tally;

    public Founders Founders => town.Founders;

    /// <summary>Agreements that were activated.</summary>
    public int Agreements { get; private set; }

    /// <summary>Registers what a world needs besides the house itself.</summary>
    public static void Register(IServiceCollection services) => services
        .AddSingleton<News>()
        .AddHearer<Origination.PayoutConfirmed, Listening>();

    /// <summary>Founds a world on an empty, prepared database; its premises have <see cref="Register"/>.</summary>
    public static async Task<World> Found(Premises premises, WorldPlan plan, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        ArgumentNullException.ThrowIfNull(plan);
        premises.Clock.MoveTo(plan.FirstDay);
        var founders = await Founder.Found(premises, plan.FirstDay, plan.LastDay, cancel);
        return new(new(premises, founders, plan, cancel) { Today = plan.FirstDay });
    }

    /// <summary>Lives through all days of the plan.</summary>
    /// <param name="say">Is told each month how far the world has come.</param>
    /// <exception cref="WorldBreachException">A law did not hold on a day.</exception>
    public async Task Live(Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        for (var day = town.Plan.FirstDay; day < town.Plan.LastDay; day = day.AddDays(1))
        {
            await Live(day);
            if (day.AddDays(1).Day == 1)
            {
                say($"{day:yyyy-MM}  {Agreements} agreements, {Tally.Counts.Values.Sum()} commands");
            }
        }

        await LeaveOpen();
        await laws.CheckAll();
        await AdvanceHouse();
    }

    /// <summary>The last day stays in its middle: applications wait for underwriters, offers for customers.</summary>
    async Task LeaveOpen()
    {
        town.Today = town.Plan.LastDay;
        town.Premises.Clock.MoveTo(town.Today);
        for (var visitors = Math.Clamp(town.Plan.Agreements / 12, 3, 36); visitors > 0; visitors--)
        {
            await selling.Serve();
        }

        await tracking.Report();
        await town.Premises.Drain(town.Cancel);
        await town.Premises.Sequence(town.Cancel);
    }

    async Task Live(DateOnly day)
    {
        town.Today = day;
        town.Premises.Clock.MoveTo(day);
        await town.Agenda.Do(day);
        for (var visitors = Visitors(day); visitors > 0; visitors--)
        {
            await selling.Serve();
        }

        await town.Agenda.Do(day);
        await TakeUpNews();
        await town.Agenda.Do(day);
        await Close(day);
        await town.Premises.Drain(town.Cancel);
        await town.Premises.Sequence(town.Cancel);
        await laws.CheckSome(day);
    }

    /// <summary>As many as lead to the planned agreements, evenly over the days but the last twentieth.</summary>
    int Visitors(DateOnly day)
    {
        var days = Math.Max(1, town.Plan.Days * 95 / 100);
        var number = day.DayNumber - town.Plan.FirstDay.DayNumber;
        var all = town.Plan.Agreements * 100 / UsualConversion;
        return number >= days || Agreements >= town.Plan.Agreements + Arranging.Customers
            ? 0
            : (all * (number + 1) / days) - (all * number / days);
    }

    async Task TakeUpNews()
    {
        await town.Premises.Drain(town.Cancel);
        var news = town.Premises.Services.GetRequiredService<News>();
        while (news.PaidOut.TryDequeue(out var paid))
        {
            Agreements++;
            var visit = town.Signed[paid.Application];
            var lender = Cast.Lenders.First(l => town.Founders.Organisation(l.Key) == paid.Organisation).Key;
            var servicing = town.Founders.Actor(lender, Role.Servicing);
            var running = new Running(paid, visit.Persona, visit.Dice, visit.Customer, servicing);
            paying.Begin(running);
            tracking.Begin(running);
            laws.Watch(paid.Organisation, paid.Agreement);
        }
    }

    async Task Close(DateOnly day)
    {
        foreach (var lender in Cast.Lenders)
        {
            var treasury = town.Founders.Actor(lender.Key, Role.Treasury);
            DayRun? run;
            do
            {
                run = await town.Do<CloseDay, DayRun>(treasury, new(day))
                    ?? throw new InvalidOperationException($"{lender.Name.En} could not close {day:O}.");
            }
            while (run.State != DayRunState.Done);

            await town.Premises.Services.GetRequiredService<ISimulatedBank>()
                .BankDay(treasury.Organisation, town.Cancel);
        }
    }

    /// <summary>Everybody else's date follows the lenders'; it also says that this world is complete.</summary>
    async Task AdvanceHouse() => _ = (await town.Premises.Run<AdvanceHouse, DayOfHouse>(
        Actor.OfHouse(default), new(town.Plan.LastDay), cancel: town.Cancel)).Value;
}

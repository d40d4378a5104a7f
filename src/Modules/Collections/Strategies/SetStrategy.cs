using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Strategies;

/// <summary>What a lender does when.</summary>
/// <param name="Number">Of its own strategies; 0: the usual one.</param>
sealed record StrategyView(int Number, IReadOnlyList<StrategyStep> Steps)
{
    internal static async Task<StrategyView> Of(House house, Id<Organisation> lender, CancellationToken cancel)
    {
        var row = await house.Set<StrategyRow>().AsNoTracking().Where(s => s.Organisation == lender)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        return row is null ? new(0, StrategyStep.Usual) : new(row.Number, row.Steps);
    }

    internal static async Task<Ok<StrategyView>> Get(House house, Caller caller, CancellationToken cancel) =>
        TypedResults.Ok(await Of(house, caller.Actor.Organisation, cancel));
}

/// <summary>An administrator sets the lender's strategy anew; the one before stays on record.</summary>
sealed record SetStrategy(IReadOnlyList<StrategyStep> Steps)
{
    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<SetStrategy, StrategyView>
    {
        public async Task<Outcome<StrategyView>> Handle(SetStrategy command, CancellationToken cancel)
        {
            if (StrategyStep.Check(command.Steps) is { } refused)
            {
                return refused;
            }

            var me = caller.Actor;
            work.About(me.Organisation.ToString());
            var row = new StrategyRow
            {
                Organisation = me.Organisation,
                Number = (await StrategyView.Of(house, me.Organisation, cancel)).Number + 1,
                Steps = command.Steps,
                By = me.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            return new StrategyView(row.Number, row.Steps);
        }
    }

    internal static Task<Results<Ok<StrategyView>, ProblemHttpResult>> Post(
        SetStrategy body, Desk desk, CancellationToken cancel) => desk.Send<SetStrategy, StrategyView>(body, cancel);
}

using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio;

/// <summary>What another servicer reported of an agreement.</summary>
/// <param name="Owed">Principal, in minor units of the agreement's currency.</param>
/// <param name="DaysPastDue">Null where it was not reported.</param>
public sealed record ReportedBalance(Id<Agreement> Agreement, long Owed, int? DaysPastDue);

/// <summary>Keeps what another servicer reported for a month end, to be compared with what this house makes of the same
/// agreements.</summary>
/// <param name="Month">The last day of the month.</param>
public sealed record KeepReported(DateOnly Month, IReadOnlyList<ReportedBalance> Balances)
{
    internal sealed class Handler(House house, Caller caller, IWork work) : IHandle<KeepReported, int>
    {
        public Task<Outcome<int>> Handle(KeepReported command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/reported/{command.Month:O}");
            foreach (var balance in command.Balances)
            {
                house.Append(new ReportedRow
                {
                    Organisation = me,
                    Month = command.Month,
                    Agreement = balance.Agreement,
                    Owed = balance.Owed,
                    DaysPastDue = balance.DaysPastDue,
                });
            }

            return Task.FromResult<Outcome<int>>(command.Balances.Count);
        }
    }
}

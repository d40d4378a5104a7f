using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation;

/// <summary>Sets the date of the house itself, which is that of everybody without books of his own.</summary>
public sealed record AdvanceHouse(DateOnly To)
{
    internal sealed class Handler(IBusinessDays days) : IHandle<AdvanceHouse, DayOfHouse>
    {
        public async Task<Outcome<DayOfHouse>> Handle(AdvanceHouse command, CancellationToken cancel) =>
            (await days.Advance(default, command.To, cancel)).Select(day => new DayOfHouse(day));
    }
}

public sealed record DayOfHouse(DateOnly Day);

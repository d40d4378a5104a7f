using System.Runtime.InteropServices;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>Adds up the cells of one part while its agreements go by.</summary>
sealed class Tally
{
    readonly Dictionary<(short Segment, CellKind Kind, int Row, int Column), (long Count, long Amount)> cells = [];
    readonly Dictionary<short, AllowanceMovement> movements = [];

    internal void Add(short segment, CellKind kind, int row, int column, long amount, long count = 1)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, (segment, kind, row, column), out _);
        cell = (cell.Count + count, cell.Amount + amount);
    }

    /// <summary>The movement of a segment's allowance.</summary>
    internal AllowanceMovement Movement(short segment)
    {
        ref var movement = ref CollectionsMarshal.GetValueRefOrAddDefault(movements, segment, out _);
        return movement ??= new();
    }

    internal IEnumerable<CellRow> Rows(Id<Organisation> organisation, DateOnly month, short part)
    {
        foreach (var (segment, movement) in movements)
        {
            foreach (var stage in Enum.GetValues<Stage>())
            {
                foreach (var cause in Enum.GetValues<MovementCause>())
                {
                    if (movement.Number(stage, cause) > 0)
                    {
                        Add(segment, CellKind.Movement, (int)stage, (int)cause, movement.Amount(stage, cause),
                            movement.Number(stage, cause));
                    }
                }
            }
        }

        return cells.Select(cell => new CellRow
        {
            Organisation = organisation,
            Month = month,
            Part = part,
            Segment = cell.Key.Segment,
            Kind = cell.Key.Kind,
            Row = cell.Key.Row,
            Column = cell.Key.Column,
            Count = cell.Value.Count,
            Amount = cell.Value.Amount,
        });
    }
}

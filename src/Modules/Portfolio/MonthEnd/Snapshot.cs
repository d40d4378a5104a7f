using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>One agreement from a month end to the next: its row, and what it adds to the month's tables.
/// Pure.</summary>
sealed class Snapshot(Basis basis, Tally tally)
{
    readonly long[] plan = new long[basis.Parameters.HorizonMonths];
    readonly long[] path = new long[basis.Parameters.HorizonMonths];

    /// <param name="before">Null: the portfolio sees it for the first time.</param>
    internal SnapshotRow Take(Id<Organisation> organisation, short segment, Exposure now, SnapshotRow? before)
    {
        var lost = now.Lost.MinorUnits;
        var late = now.OldestDue is { } oldest ? Math.Max(0, basis.Day.DayNumber - oldest.DayNumber) : 0;
        var nothing = now.Ended;
        var charged = now.ChargedOff || (nothing && lost > 0);
        var state = RollStates.Of(late, charged, nothing);
        var facts = new CreditFacts(basis.Day, late, now.RestructuredOn, charged);
        var standing = now.Standing.Next(facts, basis.Rules);
        var months = Path(now);
        var allowance = state.IsGone() ? 0 : Loss(now, standing.Stage.Stage, state, path.AsSpan(0, months));
        var row = new SnapshotRow
        {
            Organisation = organisation,
            Month = basis.Month,
            Part = (short)now.Part,
            Agreement = now.Agreement,
            Segment = segment,
            PaidOn = now.PaidOn,
            Financed = now.Financed.MinorUnits,
            Owed = now.Owed.MinorUnits,
            Lost = lost,
            Scheduled = months > 1 ? path[0] - path[1] : months == 1 ? path[0] : 0,
            DaysPastDue = nothing ? 0 : late,
            State = state,
            Class = standing.Class.Class,
            ClassWhy = standing.Class.Why,
            ClassCuring = standing.Class.CuringSince,
            Stage = standing.Stage.Stage,
            StageWhy = standing.Stage.Why,
            StageCuring = standing.Stage.CuringSince,
            Allowance = allowance,
            Ever = EverOf(state, before),
            AtDefault = before is { AtDefault: > 0 } ? before.AtDefault
                : state.IsDefault() ? before?.Owed ?? now.Owed.MinorUnits : 0,
        };
        Count(row, before);
        return row;
    }

    /// <summary>What is owed at the beginning of each month ahead, into <see cref="path"/>.</summary>
    int Path(Exposure now)
    {
        var planned = 0L;
        foreach (var (_, principal) in now.Ahead)
        {
            planned += principal;
        }

        if (planned == 0 || now.Owed.IsZero)
        {
            path[0] = now.Owed.MinorUnits;
            return now.Owed.IsZero ? 0 : 1;
        }

        var (next, months) = (0, 0);
        while (months < plan.Length && next < now.Ahead.Count)
        {
            plan[months++] = planned;
            var end = basis.Day.AddMonths(months);
            while (next < now.Ahead.Count && now.Ahead[next].Day <= end)
            {
                planned -= now.Ahead[next++].Principal;
            }
        }

        return ExposurePath.Along(now.Owed.MinorUnits, plan.AsSpan(0, months), path);
    }

    long Loss(Exposure now, Stage stage, RollState state, ReadOnlySpan<long> ahead)
    {
        var rates = basis.Grounds[now.Owed.Currency].Rates[(int)state];
        return (long)decimal.Round(
            ExpectedLoss.Of(stage, ahead, now.Rate.PerYear / 12m, rates, RollStates.MonthsToDefault),
            MidpointRounding.ToEven);
    }

    static Ever EverOf(RollState state, SnapshotRow? before)
    {
        var ever = before?.Ever ?? Ever.None;
        ever |= state is >= RollState.Days31To60 and <= RollState.ChargedOff ? Ever.Over30 : Ever.None;
        ever |= state.IsDefault() ? Ever.Default : Ever.None;
        ever |= state == RollState.ChargedOff ? Ever.ChargedOff : Ever.None;
        var early = state == RollState.PaidOff && before is not null && !before.State.IsGone()
            && before.Scheduled < before.Owed;
        return early ? ever | Ever.PaidEarly : ever;
    }

    /// <summary>Adds the agreement to every table of the month.</summary>
    void Count(SnapshotRow row, SnapshotRow? before)
    {
        var vintage = (row.PaidOn.Year * 12) + row.PaidOn.Month - 1;
        if (before is null)
        {
            tally.Add(row.Segment, CellKind.Vintage, vintage, -1, row.Financed);
        }
        else if (!before.State.IsGone())
        {
            tally.Add(row.Segment, CellKind.Roll, (int)before.State, (int)row.State, before.Owed);
            Speed(row, before);
        }

        var came = row.Ever & ~(before?.Ever ?? Ever.None);
        for (var measure = 0; measure < 4; measure++)
        {
            if ((came & (Ever)(1 << measure)) != 0)
            {
                tally.Add(row.Segment, CellKind.Vintage, vintage, measure, row.Financed);
            }
        }

        if (!row.State.IsGone())
        {
            tally.Add(row.Segment, CellKind.Standing, (int)row.Class, (int)row.Stage, row.Owed);
        }

        tally.Movement(row.Segment).Add(
            before is { } b && !b.State.IsGone() ? new(b.Stage, b.Allowance) : null,
            row.State.IsGone() ? null : new(row.Stage, row.Allowance),
            row.Lost - (before?.Lost ?? 0));
    }

    /// <summary>Scheduled and early principal of what was current enough to pay; defaults are no prepayments.</summary>
    void Speed(SnapshotRow row, SnapshotRow before)
    {
        if (row.State == RollState.ChargedOff || row.Lost != before.Lost)
        {
            return;
        }

        var age = ((row.Month.Year - row.PaidOn.Year) * 12) + row.Month.Month - row.PaidOn.Month;
        tally.Add(row.Segment, CellKind.Speed, age, 0, before.Owed);
        tally.Add(row.Segment, CellKind.Speed, age, 1, before.Scheduled);
        var early = before.Owed - row.Owed - before.Scheduled;
        if (early > 0)
        {
            tally.Add(row.Segment, CellKind.Speed, age, 2, early);
        }
    }
}

namespace Wheelhouse.Lending;

/// <content>What each row that is still open should pay.</content>
partial struct Sweep
{
    /// <summary>The smallest step of a level instalment, in minor units; zero when every one will do.</summary>
    readonly long Multiple => terms.Multiple?.MinorUnits ?? 0;

    /// <summary>After a change of the rows, when there is anything to spread over them.</summary>
    internal void Respread()
    {
        if (current < count && left > 0)
        {
            FindTargets();
        }
    }

    /// <summary>An exact amount as an instalment can be: rounded, or down to its multiple.</summary>
    readonly long Whole(decimal exact) => Multiple == 0
        ? (long)decimal.Round(exact, terms.Rounding)
        : (long)decimal.Floor(exact / Multiple) * Multiple;

    void FindTargets()
    {
        if (terms.Amortisation == Amortisation.EqualPrincipal)
        {
            ShareOutPrincipal();
        }
        else if (terms.Amortisation != Amortisation.InterestOnly)
        {
            FindLevel();
        }
    }

    /// <summary>Finds the level instalment for the current row and all after it.</summary>
    /// <remarks>An instalment paid ahead takes part again, and is open again when the new level is higher. One that was
    /// paid ahead beyond the new level keeps its old amount, and the level is found without it.</remarks>
    readonly void FindLevel()
    {
        for (var i = current; i < count; i++)
        {
            rows[i].Kept = false;
            rows[i].Fixed = false;
        }

        while (true)
        {
            var (owed, perUnit, growth) = LevelInstalment();
            if (perUnit == 0)
            {
                return;
            }

            var exact = Math.Max(0, owed / perUnit);
            if (!KeepPaidBeyond(exact))
            {
                var level = SetTargets(exact, perUnit);
                Trace?.Levels.Add(new(
                    current, count, new((decimal)rate / rateUnit), left, owed * growth, perUnit * growth,
                    level));
                return;
            }
        }
    }

    /// <summary>Marks the rows that hold more than they should; false when there is none.</summary>
    readonly bool KeepPaidBeyond(decimal level)
    {
        var any = false;
        for (var i = current; i < count; i++)
        {
            ref var row = ref rows[i];
            if (row.IsLevel && row.Filled > 0 && row.Filled > level * Weight(row))
            {
                row.Kept = any = true;
            }
        }

        return any;
    }

    /// <summary>The instalment that leaves the balloon and nothing else when the last row is paid, as a
    /// quotient.</summary>
    /// <returns>What the rows would leave if they paid nothing, and by how much one unit of instalment lowers that:
    /// zero when no row is level; both divided by the growth.</returns>
    /// <remarks>
    /// <code>E = P × Π(1 + f_k) / g_n,  g_1 = 1,  g_k = 1 + g_(k-1) × (1 + f_k)</code>
    /// <para>f_k is the rate of row k, days and year counted. The balance after each row is a − b × E, so one pass
    /// with two
    /// numbers solves it, whatever rows are skipped, weighted or in grace.</para>
    /// <para>Worked by hand: 100 at 7 % in 6 months: f = 0.0058333, a = 103.5514, b = 6.0882, E = 17.0086 →
    /// 17.01.</para>
    /// </remarks>
    readonly (decimal Owed, decimal PerUnit, decimal Growth) LevelInstalment()
    {
        if (IsPlainFrom(current))
        {
            return Discounted();
        }

        var line = new BalanceLine(left, balloonRow ? 0 : balloon);
        var factors = new Factors(terms.DayCount, cadence, rate, rateUnit);
        var weighted = terms.Amortisation == Amortisation.Custom;
        for (var i = current; i < count; i++)
        {
            ref readonly var row = ref rows[i];
            if (i > current && row.IsPlain && !flat && !weighted && line.CarriesNothing)
            {
                var factor = factors.Of(row);
                var alike = factors.Alike(rows.AsSpan(i, count - i), factor);
                line.PayLevel(factor, alike);
                i += alike - 1;
                continue;
            }

            if (i == current)
            {
                line.Earn(ExactForecast(), 0);
            }
            else if (row.Free)
            {
                line.Earn(0, 0);
            }
            else if (flat)
            {
                line.Earn(lent * factors.Of(row), 0);
            }
            else
            {
                line.EarnAt(factors.Of(row));
            }

            line.Pay(row, row.IsLevel ? Weight(row) : 0);
        }

        var (owed, perUnit) = line.Equation;
        return (owed, perUnit, 1);
    }

    /// <summary>Whether all rows from one on pay the same level, and nothing else is special about them.</summary>
    readonly bool IsPlainFrom(int index)
    {
        if (flat || rate == 0 || terms.Amortisation != Amortisation.EqualInstalments)
        {
            return false;
        }

        for (var i = index; i < count; i++)
        {
            if (!rows[i].IsPlain)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same quotient for plain rows, discounted to the first: level × Σ v_k = principal and interest of
    /// the first, less balloon × v_n.</summary>
    readonly (decimal Owed, decimal PerUnit, decimal Growth) Discounted()
    {
        var discounts = new Discounts(terms.DayCount, cadence, rate, rateUnit);
        for (var i = current + 1; i < count; i++)
        {
            discounts.Add(rows[i]);
        }

        var last = discounts.Last;
        return (left + ExactForecast() - (balloon * last), 1 + discounts.Sum, Trace is null ? 1 : 1 / last);
    }

    /// <summary>The interest that the current row will have accrued by its due date, overdue principal apart.</summary>
    readonly decimal ExactForecast()
    {
        var (whole, rest) = Int128.DivRem(ForecastAccrual(), denominator);
        return (long)whole + carry - recognised + ((decimal)rest / denominator);
    }

    readonly Int128 ForecastAccrual() =>
        accrued + (rows[current].Free ? 0 : Product(Bearing, rate, part.Weight(at, Math.Max(at, rows[current].Due))));

    readonly long Weighted(long level, in Row row) => terms.Amortisation == Amortisation.Custom
        ? (long)decimal.Round(level * Weight(row), terms.Rounding)
        : level;

    readonly decimal Weight(in Row row) => row.Steps == 0 ? 1 : terms.Steps[row.Steps - 1].Weight;

    readonly long SetTargets(decimal exact, decimal perUnit)
    {
        var rounded = Whole(exact);
        var level = Multiple > 0 ? rounded
            : terms.Amortisation == Amortisation.Custom ? Corrected(rounded, perUnit)
            : Better(rounded);
        for (var i = current; i < count; i++)
        {
            ref var row = ref rows[i];
            row.Target = row.IsLevel ? Weighted(level, row) : row.Target;
            row.Fixed = row.Filled > 0 && row.IsFilled;
        }

        return level;
    }

    readonly void ShareOutPrincipal()
    {
        long share = Math.Max(0, left - balloon), shares = 0;
        for (var i = current; i < count; i++)
        {
            if (rows[i].Kind == RowKind.FixedPrincipal && !rows[i].Fixed)
            {
                share += rows[i].Principal - rows[i].Extra;
                shares++;
            }
        }

        for (var i = current; i < count && shares > 0; i++)
        {
            if (rows[i].Kind == RowKind.FixedPrincipal && !rows[i].Fixed)
            {
                rows[i].Target = Multiple == 0
                    ? Rounded.Divide(share, shares, terms.Rounding)
                    : Whole((decimal)share / shares);
            }
        }
    }
}

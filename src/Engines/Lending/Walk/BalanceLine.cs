namespace Wheelhouse.Lending;

/// <summary>A balance as a straight line in an instalment that is not known yet: a − b × E, walked from row to
/// row.</summary>
struct BalanceLine(decimal balance, decimal balloon)
{
    /// <summary>Keeps the sums far below the largest decimal; the quotient does not notice.</summary>
    const decimal TooLarge = 1e16m;

    decimal a = balance, b, balloon = balloon;
    decimal carriedA, carriedB;

    /// <summary>No interest waits for a later row.</summary>
    internal readonly bool CarriesNothing => carriedA == 0 && carriedB == 0;

    /// <summary>The level solves Owed − PerUnit × E = 0.</summary>
    internal readonly (decimal Owed, decimal PerUnit) Equation => (a - balloon, b);

    /// <summary>Interest of the next row, as a line.</summary>
    internal void Earn(decimal interestA, decimal interestB)
    {
        carriedA += interestA;
        carriedB += interestB;
    }

    /// <summary>Interest of the next row, on the balance.</summary>
    internal void EarnAt(decimal factor) => Earn(a * factor, b * factor);

    /// <summary>The next row pays its interest and some principal; or less than its interest, and the rest
    /// waits.</summary>
    /// <param name="weight">Times the level; zero for a row that is not level, or skipped.</param>
    internal void Pay(in Row row, decimal weight)
    {
        var collects = !row.Deferred && row.Kind switch
        {
            RowKind.InterestOnly => true,
            RowKind.Level when !row.Kept => weight > 0,
            RowKind.Level or RowKind.FixedAmount or RowKind.FixedPrincipal =>
                row.Last || row.InterestRoom >= carriedA,
        };
        if (row.Capitalises)
        {
            (a, b, collects) = (a + carriedA, b + carriedB, true);
        }
        else if (row.Kind != RowKind.InterestOnly)
        {
            a += (collects ? carriedA : 0) + row.Filled - (row.IsLevel ? 0 : Math.Max(row.Target, row.Filled));
            b += (collects ? carriedB : 0) + weight;
        }

        (carriedA, carriedB) = collects ? (0, 0) : (carriedA, carriedB);
        Shrink();
    }

    /// <summary>So many level rows one after the other, each at the same rate, with nothing carried.</summary>
    internal void PayLevel(decimal factor, int rows)
    {
        var growth = 1 + factor;
        if (rows == 1)
        {
            a *= growth;
            b = (b * growth) + 1;
        }
        else
        {
            var over = Power(growth, rows);
            a *= over;
            b = (b * over) + (factor == 0 ? rows : (over - 1) / factor);
        }

        if (factor > 0.05m)
        {
            Shrink(); // below, even 600 rows do not reach the largest decimal
        }
    }

    static decimal Power(decimal value, int exponent)
    {
        var power = 1m;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) == 1 ? power * square : power;
            square = exponent > 1 ? square * square : square;
        }

        return power;
    }

    void Shrink()
    {
        if (a > TooLarge || b > TooLarge)
        {
            (a, b, carriedA, carriedB, balloon) =
                (a / TooLarge, b / TooLarge, carriedA / TooLarge, carriedB / TooLarge, balloon / TooLarge);
        }
    }
}

namespace Wheelhouse.Models.Binning;

/// <summary>Finds codes that stand among numbers but are none.</summary>
static class SpecialValues
{
    const int Most = 4;

    /// <summary>The codes in a column, rising.</summary>
    /// <param name="distinct">The distinct values, rising, none of them missing.</param>
    /// <remarks>
    /// Two conventions of the field are known: up to four negative whole numbers in a column that is otherwise not
    /// negative (−9 no record, −8 no usable record, −7 condition not met), and up to four nines-codes on top (96 to 99,
    /// 996 to 999 and so on) more than twice as high as everything else.
    /// </remarks>
    public static double[] Find(IReadOnlyList<double> distinct)
    {
        var below = distinct.TakeWhile(value => value < 0).ToList();
        var codes = below.Count <= Most && below.Count < distinct.Count && below.All(double.IsInteger)
            ? below : [];
        var above = distinct.Reverse().TakeWhile(Nines).Take(Most + 1).Reverse().ToList();
        var rest = distinct.Count - above.Count;
        if (above.Count is > 0 and <= Most && rest > 0 && distinct[rest - 1] * 2 < above[0])
        {
            codes.AddRange(above);
        }

        return [.. codes];
    }

    /// <summary>96 to 99, 996 to 999, 9996 to 9999 and so on.</summary>
    static bool Nines(double value)
    {
        if (!double.IsInteger(value) || value is < 90 or > 1e9)
        {
            return false;
        }

        var ceiling = Math.Pow(10, Math.Floor(Math.Log10(value)) + 1);
        return ceiling - value <= 4;
    }
}

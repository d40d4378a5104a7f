namespace Wheelhouse.Models.Measures;

/// <summary>A point of the gains curve: what is found among the riskiest rows.</summary>
/// <param name="Rows">Share of all rows that were looked at, the riskiest first.</param>
/// <param name="Goods">Share of the good rows among them: the false alarms.</param>
/// <param name="Bads">Share of the bad rows among them.</param>
public sealed record GainPoint(double Rows, double Goods, double Bads);

/// <summary>The ROC and the KS curve of a model, as far as its bands of calibration tell them.</summary>
/// <remarks>Bads over goods is the ROC curve, bads less goods the distance whose greatest value is KS; between points
/// the curve is not known. By hand: bands of 10 rows with 0.1 and of 10 rows with 0.4 bad hold 1 and 4 bad rows; the
/// riskier half finds 4 of 5 bad and 6 of 15 good rows: (0.5, 0.4, 0.8).</remarks>
public static class Gains
{
    /// <returns>From (0, 0, 0) to (1, 1, 1); empty where there are not both good and bad rows.</returns>
    public static IReadOnlyList<GainPoint> Of(IReadOnlyList<CalibrationBand> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        double rows = bands.Sum(band => band.Rows), bads = bands.Sum(Bads), goods = rows - bads;
        if (bads <= 0 || goods <= 0)
        {
            return [];
        }

        var points = new List<GainPoint> { new(0, 0, 0) };
        var (seen, found) = (0.0, 0.0);
        foreach (var band in bands.OrderByDescending(band => band.Predicted))
        {
            (seen, found) = (seen + band.Rows, found + Bads(band));
            points.Add(new(seen / rows, (seen - found) / goods, found / bads));
        }

        return points;
    }

    /// <summary>A whole number again: the band keeps the share.</summary>
    static double Bads(CalibrationBand band) => Math.Round(band.Observed * band.Rows, MidpointRounding.ToEven);
}

using Wheelhouse.Valuation;

namespace Wheelhouse.Cli.Values;

/// <summary><c>wheelhouse value residuals</c>: the residual table of a guide.</summary>
static class ListResiduals
{
    public static readonly Verb Verb = new(
        "value residuals",
        "What share of its price as new each model of a guide keeps",
        [],
        [Guides.Chosen],
        """
        Prints a list of curves in the form in which the house reads residuals: "curve", "from",
        "source" and "points" of "month" and "share", a year apart up to ten years, for the usual car of each model,
        driven as is usual.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var curves = ResidualTable.Of(Guides.Read(call));
        await Guides.Write(
            call,
            json =>
            {
                json.WriteStartArray();
                foreach (var curve in curves)
                {
                    json.WriteStartObject();
                    json.WriteString("curve", curve.Curve);
                    json.WriteString("from",
                        curve.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                    json.WriteStartObject("source");
                    json.WriteString("zh", curve.Source.Zh);
                    json.WriteString("en", curve.Source.En);
                    json.WriteEndObject();
                    json.WriteStartArray("points");
                    foreach (var point in curve.Points)
                    {
                        json.WriteStartObject();
                        json.WriteNumber("month", point.Month);
                        json.WriteNumber("share", point.Share);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            cancel);
        return Exit.Done;
    }
}

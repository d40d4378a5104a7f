using System.Globalization;
using System.Net;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Valuation;

namespace Wheelhouse.Vehicles.Values;

/// <summary>A valuation report as a page for screen and paper: no script, no outside resource.</summary>
sealed class ValuationPage
{
    const string Style =
        "@page{size:A4;margin:18mm 14mm}*{box-sizing:border-box}" +
        "body{font:9.5pt/1.5 'IBM Plex Sans','PingFang SC','Microsoft YaHei UI','Noto Sans CJK SC',sans-serif;" +
        "color:#000;background:#fff;margin:0 auto;max-width:182mm;padding:8mm 4mm;" +
        "font-variant-numeric:tabular-nums lining-nums}h1{font-size:15pt;margin:4mm 0 1mm}" +
        "h2{font-size:11pt;margin:6mm 0 1mm}header,footer{display:flex;justify-content:space-between;gap:6mm}" +
        "header{border-bottom:.8pt solid #000;padding-bottom:2mm}.hero{font-size:18pt;font-weight:600}" +
        "footer{border-top:.4pt solid #000;margin-top:8mm;padding-top:2mm;font-size:8pt}" +
        "table{border-collapse:collapse;width:100%}thead{display:table-header-group}tr{break-inside:avoid}" +
        "td,th{padding:1mm 1.5mm;border-bottom:.25pt solid #999;text-align:left;font-weight:400}" +
        "th{font-size:8.5pt}.n{text-align:right;white-space:nowrap}svg{width:100%;height:55mm}";

    const int Width = 700;
    const int Height = 200;

    readonly StringBuilder page = new(16_000);
    readonly string language;

    ValuationPage(string language) => this.language = language;

    /// <param name="language">Chinese for <c>zh…</c> and where nothing is said.</param>
    internal static string Render(ValuationView view, string? language)
    {
        var writer = new ValuationPage(language ?? "zh");
        writer.Head(view);
        writer.Parts(view);
        writer.Neighbours(view);
        writer.Curve(view);
        writer.Sources(view);
        return writer.page.ToString();
    }

    void Head(ValuationView view)
    {
        var (car, value) = (view.Car, view.Value);
        page.Append("<!doctype html>\n<html lang=\"").Append(Said("zh-CN", "en"))
            .Append("\"><head><meta charset=\"utf-8\"><title>").Append(Said("估值报告", "Valuation report"))
            .Append("</title><style>").Append(Style)
                .Append("</style></head><body>\n<header><strong>Wheelhouse 车融</strong>")
            .Append(CultureInfo.InvariantCulture, $"<span>{view.On:yyyy-MM-dd}</span></header>\n<h1>")
            .Append(Said("二手车估值报告", "Used-car valuation report")).Append("</h1><p>")
            .Append(Escape($"{car.Make} {car.Model} · {car.Year} · {Whole(car.Mileage)} {view.Market.DistanceUnit}"))
            .Append(Escape(string.Concat(new[]
            {
                car.Transmission, car.Fuel, car.EngineLitres is { } litres
                    ? $"{litres.ToString(CultureInfo.InvariantCulture)} l" : null,
            }.OfType<string>().Select(word => $" · {word}")))).Append("</p>\n<p class=\"hero\">")
            .Append(value.Value).Append("</p><p>")
            .Append(Said("此类车辆八成的价格在此区间内：", "Four of five prices of such cars lie between "))
            .Append(Amount(value.Low)).Append(" – ").Append(Amount(value.High)).Append("</p>\n");
    }

    void Parts(ValuationView view)
    {
        Table("价值的构成", "What makes the value", ("项目", "Item", false), ("金额", "Amount", true));
        Row(Said("典型车辆", "The typical car"), Amount(view.Parts.Base));
        foreach (var part in view.Parts.Parts)
        {
            Row(Escape(part.Label.In(language)), Amount(part.Amount));
        }

        Row($"<strong>{Said("估值", "Value")}</strong>", $"<strong>{Amount(view.Parts.Value)}</strong>");
        page.Append("</tbody></table>\n");
    }

    void Neighbours(ValuationView view)
    {
        Table(
            "可比车源", "Comparables", ("年份", "Year", false), ("里程", "Mileage", true), ("变速箱、燃料", "Gearbox, fuel", false),
            ("报价", "Asked", true), ("调整", "Adjustment", true), ("调整后", "Adjusted", true));
        foreach (var one in view.Comparables)
        {
            var car = one.Listing.Car;
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{car.Year}</td><td class=\"n\">{Whole(car.Mileage)}</td><td>")
                .Append(Escape($"{car.Transmission}, {car.Fuel}")).Append("</td>");
            foreach (var amount in (Money[])[one.Listing.Price, one.Adjustment, one.Adjusted])
            {
                page.Append("<td class=\"n\">").Append(Amount(amount)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    /// <summary>The curve with its bounds as a picture, and its figures at every sixth month.</summary>
    void Curve(ValuationView view)
    {
        const int Every = 6;
        var curve = view.Curve;
        var highest = curve.Max(p => p.High.MinorUnits);
        string Line(Func<CurvePoint, Money> amount) => string.Join(' ', curve.Select(point =>
        {
            var (x, y) = ((decimal)Width * point.Month / curve[^1].Month, Height * (decimal)amount(point).MinorUnits);
            return string.Create(CultureInfo.InvariantCulture, $"{x:F1},{Height - (y / highest):F1}");
        }));
        page.Append("<h2>").Append(Said("折旧曲线", "Depreciation")).Append("</h2><svg viewBox=\"0 0 ")
            .Append(CultureInfo.InvariantCulture,
                $"{Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
            .Append(Said("未来各月的价值与区间", "Value and bounds by month")).Append("\">");
        (Func<CurvePoint, Money> Amount, string Stroke)[] lines =
        [
            (p => p.Low, "#999"), (p => p.High, "#999"), (p => p.Value, "#000"),
        ];
        foreach (var (amount, stroke) in lines)
        {
            page.Append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").Append(stroke).Append("\" points=\"")
                .Append(Line(amount)).Append("\"/>");
        }

        page.Append("</svg>\n");
        Table(
            "各月价值", "By month", ("月", "Month", true), ("里程", "Mileage", true), ("价值", "Value", true),
            ("下限", "Low", true),
            ("上限", "High", true));
        foreach (var point in curve.Where(p => p.Month % Every == 0))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td class=\"n\">{point.Month}</td><td class=\"n\">{Whole(point.Mileage)}</td>");
            foreach (var amount in (Money[])[point.Value, point.Low, point.High])
            {
                page.Append("<td class=\"n\">").Append(Amount(amount)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    void Sources(ValuationView view) =>
        page.Append("<h2>").Append(Said("依据与局限", "Sources and limits")).Append("</h2><p>")
        .Append(Escape($"{view.Market.Name}, {view.Market.Source}; {view.Market.Day:yyyy-MM-dd}. "))
        .Append(Said(
            "报价非成交价；价格停留在该日水平，未随市场变动；未知车况与配置；区间不含未来市场波动。",
            "Prices asked, not paid; they stand as of that day; damage and equipment are not known; " +
            "the bounds do not hold what markets will do."))
        .Append("</p><footer><span>").Append(Said("金额单位：", "Amounts in ")).Append(view.Market.Currency.Code)
        .Append("</span><span>").Append(view.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Append("</span></footer>\n</body></html>\n");

    void Table(string zh, string en, params (string Zh, string En, bool IsNumber)[] columns)
    {
        page.Append("<h2>").Append(Said(zh, en)).Append("</h2><table><thead><tr>");
        foreach (var column in columns)
        {
            page.Append(column.IsNumber ? "<th class=\"n\">" : "<th>").Append(Said(column.Zh, column.En))
                .Append("</th>");
        }

        page.Append("</tr></thead><tbody>\n");
    }

    void Row(string label, string amount) =>
        page.Append("<tr><td>").Append(label).Append("</td><td class=\"n\">").Append(amount).Append("</td></tr>\n");

    string Said(string zh, string en) => new Text(zh, en).In(language);

    static string Amount(Money money) => money.Major
        .ToString($"#,##0.{new string('0', money.Currency.Digits)}", CultureInfo.InvariantCulture)
        .TrimEnd('.').Replace('-', '−');

    static string Whole(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}

using System.Globalization;
using System.Net;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Origination.Documents;

/// <summary>The agreement as a page: both languages in one order, black on white, with the whole schedule.</summary>
/// <remarks>
/// The bytes are a pure function of the paper, so the document can be made again and compared. No script, no outside
/// resource: the page is the same in ten years.
/// </remarks>
static class AgreementDocument
{
    /// <summary>How every paper of the house looks.</summary>
    internal const string Style =
        "@page{size:A4;margin:18mm 16mm}*{box-sizing:border-box}" +
        "body{font:9.5pt/1.5 'IBM Plex Sans','PingFang SC','Microsoft YaHei UI'," +
        "'Noto Sans CJK SC',sans-serif;color:#000;background:#fff;margin:0 auto;max-width:178mm;padding:8mm 0;" +
        "font-variant-numeric:tabular-nums lining-nums}" +
        "h1{font-size:15pt;margin:0}h2{font-size:11pt;margin:6mm 0 1.5mm}" +
        "header,footer{display:flex;justify-content:space-between;gap:6mm}" +
        "header{border-bottom:.8pt solid #000;padding-bottom:2mm}" +
        "footer{border-top:.4pt solid #000;margin-top:8mm;padding-top:2mm;font-size:8pt}" +
        "table{border-collapse:collapse;width:100%}" +
        "td,th{padding:1mm 1.5mm;border-bottom:.25pt solid #999;text-align:left;" +
        "font-weight:400;vertical-align:top}th{font-size:8.5pt}.n{text-align:right}" +
        ".b td,.b th,strong,.hero{font-weight:600}" +
        ".hero{font-size:12pt}tr.sum td{border-top:.8pt solid #000;font-weight:600}thead{display:table-header-group}" +
        "tr{break-inside:avoid}.sim{border:.6pt dashed #000;border-radius:3pt;padding:0 1.2mm}";

    /// <summary>The document's bytes: UTF-8 without a mark.</summary>
    public static byte[] Render(AgreementPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var (head, body) = (paper.Head, paper.Body);
        var page = new StringBuilder(24_000);
        page.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Escape(head.Number)).Append("</title><style>").Append(Style).Append("</style></head><body>\n");
        Head(page, head, body);
        Parties(page, head, body);
        Figures(page, body);
        foreach (var table in body.Tables)
        {
            Table(page, table, body.Currency);
        }

        Clauses(page, body);
        page.Append("<footer><span>").Append(Escape(head.Number)).Append(" · ").Append(Day(head.On))
            .Append("</span><span>")
            .Append(head.Simulated ? "合成数据，不构成合同 · synthetic data, not a contract" : "合同正本 · original")
            .Append("</span></footer>\n</body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static void Head(StringBuilder page, PaperHead head, PaperBody body)
    {
        page.Append("<header><div><strong>Wheelhouse 车融</strong>");
        if (head.Simulated)
        {
            page.Append(" <span class=\"sim\">模拟 Simulated</span>");
        }

        page.Append("</div><div>").Append(Escape(head.Number)).Append(" · ").Append(Day(head.On))
            .Append("</div></header>\n")
            .Append("<h1>").Append(Both(head.Product)).Append("</h1><p>").Append(Both(body.Kind)).Append("</p>\n");
    }

    static void Parties(StringBuilder page, PaperHead head, PaperBody body)
    {
        page.Append("<h2>当事人与车辆 Parties and vehicle</h2><table>");
        Row(page, body.Funder, $"{Both(head.Lender)} · {Escape(head.LenderLicence)}");
        Row(page, body.Taker, $"{Escape(head.Customer)} · {Escape(head.CustomerIdNumber)}");
        Row(page, new("经销商", "Dealer"), Both(head.Dealer));
        Row(page, new("车辆", "Vehicle"), $"{Both(head.Vehicle)} · VIN {Escape(head.Vin)}");
        Row(page, new("车辆所有权", "Who owns the car"), Both(body.Owner));
        page.Append("</table>\n");
    }

    static void Figures(StringBuilder page, PaperBody body)
    {
        page.Append("<h2>金额与利率 Amounts and rates（").Append(body.Currency.Code).Append("）</h2><table>");
        foreach (var figure in body.Figures)
        {
            page.Append(figure.Weight == PaperWeight.Strong ? "<tr class=\"b\"><th>" : "<tr><th>")
                .Append(Both(figure.Label)).Append("<td class=\"n\">")
                .Append(figure.Weight == PaperWeight.Hero
                    ? $"<span class=\"hero\">{Escape(figure.Value)}</span>"
                    : Escape(figure.Value))
                .Append("</tr>\n");
        }

        page.Append("</table>\n");
    }

    static void Table(StringBuilder page, PaperTable table, Currency currency)
    {
        page.Append("<h2>").Append(Escape(table.Title)).Append('（').Append(currency.Code)
            .Append("）</h2><table><thead><tr>");
        foreach (var column in table.Columns)
        {
            page.Append(column.IsNumber ? "<th class=\"n\">" : "<th>").Append(Escape(column.Name));
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            Cells(page, table.Columns, row);
        }

        if (table.Sum is { } sum)
        {
            page.Append("<tr class=\"sum\">");
            Cells(page, table.Columns, sum);
        }

        page.Append("</tbody></table>\n");
    }

    static void Cells(StringBuilder page, IReadOnlyList<PaperColumn> columns, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            page.Append(columns[i].IsNumber ? "<td class=\"n\">" : "<td>").Append(Escape(cells[i]));
        }

        page.Append("</tr>\n");
    }

    static void Clauses(StringBuilder page, PaperBody body)
    {
        page.Append("<h2>到期与权利 The end, and your rights</h2><table>");
        foreach (var clause in body.Clauses)
        {
            Row(page, clause.Label, Both(clause.Says));
        }

        page.Append("</table>\n");
    }

    static void Row(StringBuilder page, Text label, string html) =>
        page.Append("<tr><th>").Append(Both(label)).Append("<td>").Append(html).Append("</tr>\n");

    internal static string Both(Text text) => $"{Escape(text.Zh)} <span lang=\"en\">{Escape(text.En)}</span>";

    internal static string Amount(Money money) => money.Major
        .ToString($"#,##0.{new string('0', money.Currency.Digits)}", CultureInfo.InvariantCulture)
        .TrimEnd('.').Replace('-', '−');

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);
}

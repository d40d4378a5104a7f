using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Documents;

namespace Wheelhouse.Origination.Notices;

/// <summary>The notice as a page in both languages, black on white: a pure function of what it says.</summary>
static class NoticeDocument
{
    static readonly (Text Label, Text Says)[] Rights =
    [
        (new("人工复核", "A person"),
            new("您可以要求由另一名工作人员重新审核，无需说明理由；在“我的”页面点一下即可。",
                "You may ask that another person decides again, without giving a reason; one click on your page.")),
        (new("更正资料", "Your data"),
            new("您可以查阅、更正我们据以作出决定的资料。", "You may read and correct the data this answer rests on.")),
        (new("平等对待", "Equal treatment"),
            new("性别、民族、婚姻状况不参与评定。", "Sex, ethnicity and marital status play no part in this answer.")),
    ];

    internal static byte[] Render(NoticePaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var page = new StringBuilder(6_000);
        page.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Escape(paper.Number)).Append("</title><style>").Append(AgreementDocument.Style)
            .Append("</style></head><body>\n<header><div><strong>Wheelhouse 车融</strong>")
            .Append(paper.Simulated ? " <span class=\"sim\">模拟 Simulated</span>" : "").Append("</div><div>")
            .Append(Escape(paper.Number)).Append(" · ").Append(AgreementDocument.Day(paper.On))
            .Append("</div></header>\n<h1>").Append(Both(Title(paper))).Append("</h1>\n");
        Asked(page, paper);
        Listed(page, new("主要理由", "Principal reasons"), paper.Reasons);
        if (paper.Changes.Count > 0)
        {
            Listed(page, new("怎样会改变这一答复", "What would change this answer"), paper.Changes);
        }

        page.Append("<h2>您的权利 Your rights</h2><table>");
        foreach (var (label, says) in Rights)
        {
            Row(page, label, Both(says));
        }

        page.Append("</table>\n<footer><span>").Append(Escape(paper.Number)).Append("</span><span>")
            .Append(Escape($"{paper.Policy} v{paper.PolicyVersion}")).Append("</span></footer>\n</body></html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    static Text Title(NoticePaper paper) => paper.IsCounter
        ? new("融资申请答复：可按其他条件提供", "Answer to your application: an offer on other terms")
        : new("融资申请答复：未获批准", "Answer to your application: not approved");

    static void Asked(StringBuilder page, NoticePaper paper)
    {
        page.Append("<h2>您的申请 What you asked for（").Append(paper.Price.Currency.Code).Append("）</h2><table>");
        Row(page, new("机构", "Lender"), Both(paper.Lender));
        Row(page, new("产品", "Product"), Both(paper.Product));
        Row(page, new("车价", "Price"), AgreementDocument.Amount(paper.Price));
        Row(page, new("融资金额", "Financed"), AgreementDocument.Amount(paper.Financed));
        Row(page, new("期限（月）", "Months"), $"{paper.Months}");
        Row(page, new("由谁决定", "Decided by"), Both(paper.ByPerson
            ? new("工作人员", "a person")
            : new("规则、政策与评分，无人工参与", "rules, policy and scorecard, without a person")));
        page.Append("</table>\n");
    }

    static void Listed(StringBuilder page, Text title, IReadOnlyList<Text> lines)
    {
        page.Append("<h2>").Append(Both(title)).Append("</h2><ol>");
        foreach (var line in lines)
        {
            page.Append("<li>").Append(line.Zh == line.En ? Escape(line.Zh) : Both(line)).Append("</li>\n");
        }

        page.Append("</ol>\n");
    }

    static void Row(StringBuilder page, Text label, string html) =>
        page.Append("<tr><th>").Append(Both(label)).Append("<td>").Append(html).Append("</tr>\n");

    static string Both(Text text) => AgreementDocument.Both(text);

    static string Escape(string text) => AgreementDocument.Escape(text);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;

namespace Wheelhouse.Parties;

/// <summary>The people that a desk knows, all of them or by name, number or phone.</summary>
/// <remarks>A read that is asked by POST: what a person is looked up by belongs in no address, for addresses stay in
/// histories, proxies and logs.</remarks>
static class SearchPeople
{
    static readonly Sheet<PersonCard> Sheet = new Sheet<PersonCard>("people", new("客户", "People"))
        .Text("姓名", "Name", p => p.MaskedName)
        .Text("证件号码", "Identity number", p => p.MaskedIdNumber)
        .Text("手机", "Phone", p => p.MaskedPhone)
        .Number("年龄", "Age", p => p.Age)
        .Instant("登记时间", "Since", p => p.Since);

    /// <param name="Q">A whole name, identity number or phone: encrypted fields are found by their exact value only.
    /// Absent: everybody.</param>
    internal sealed record Body(string? Q = null, string? After = null, int? Limit = null);

    /// <param name="Q">As in the search.</param>
    /// <param name="Lang"><c>zh</c> or <c>en</c>; Chinese when absent.</param>
    internal sealed record ExportBody(string? Q = null, string? Lang = null);

    internal static async Task<Ok<Page<PersonCard>>> Post(
        Body body, People people, Fields fields, CancellationToken cancel) =>
        TypedResults.Ok(await Read(people, fields, body.Q, new(body.Limit, body.After), cancel));

    internal static async Task<IResult> PostExport(
        ExportBody body, People people, Fields fields, CancellationToken cancel) =>
        Sheet.Answer(await Paging.All(page => Read(people, fields, body.Q, page, cancel)), body.Lang);

    static async Task<Page<PersonCard>> Read(
        People people, Fields fields, string? q, PageRequest request, CancellationToken cancel)
    {
        var rows = people.Visible.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            var asked = q.Trim();
            var (name, number, phone) = (
                fields.Index(Fields.Name, asked), fields.Index(Fields.IdNumber, asked.ToUpperInvariant()),
                fields.Index(Fields.Phone, asked));
            rows = rows.Where(p => p.NameIndex == name || p.IdNumberIndex == number || p.PhoneIndex == phone);
        }

        return (await rows.ToPage(p => p.Id, request, cancel)).Select(people.ToCard);
    }
}

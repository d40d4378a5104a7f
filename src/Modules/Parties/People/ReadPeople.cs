using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>Reads of people: masked cards for a desk, the clear identity for a purpose.</summary>
static class ReadPeople
{
    static readonly Sheet<PersonCard> Export = new Sheet<PersonCard>("people", new("客户", "People"))
        .Text("姓名", "Name", p => p.MaskedName)
        .Text("证件号码", "Identity number", p => p.MaskedIdNumber)
        .Text("手机", "Phone", p => p.MaskedPhone)
        .Number("年龄", "Age", p => p.Age)
        .Instant("登记时间", "Since", p => p.Since);

    /// <param name="q">A whole name, identity number or phone: encrypted fields are found by their exact value
    /// only.</param>
    internal static async Task<Ok<Page<PersonCard>>> List(
        People people, Fields fields, string? q, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(people, fields, q, new(limit, after), cancel));

    internal static async Task<IResult> ListExport(
        People people, Fields fields, string? q, string? lang, CancellationToken cancel) =>
        Export.Answer((await Read(people, fields, q, new(PageRequest.Largest), cancel)).Items, lang);

    internal static async Task<Results<Ok<PersonCard>, ProblemHttpResult>> Get(
        Id<Person> person, People people, CancellationToken cancel) =>
        await people.Find(person, cancel) is { } card ? TypedResults.Ok(card) : People.NoSuchPerson.ToProblem();

    internal static async Task<Results<Ok<PersonCard>, ProblemHttpResult>> GetMine(
        People people, Caller caller, CancellationToken cancel) =>
        await people.OfOrganisation(caller.Actor.Organisation, cancel) is { } card
            ? TypedResults.Ok(card)
            : People.NoSuchPerson.ToProblem();

    internal static async Task<Results<Ok<PersonIdentity>, ProblemHttpResult>> GetIdentity(
        Id<Person> person, Purpose purpose, People people, CancellationToken cancel) =>
        (await people.Identity(person, purpose, cancel)).ToAnswer();

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

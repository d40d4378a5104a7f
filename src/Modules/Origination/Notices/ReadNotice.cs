using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Notices;

/// <summary>The latest notice of an application, for the customer and, with his consent, for the lender.</summary>
sealed class NoticeReader(House house, IFieldCipher cipher, ISensitive sensitive)
{
    /// <returns>Refused: <c>origination.no_such_notice</c>, <c>trust.no_consent</c>.</returns>
    internal async Task<Outcome<byte[]>> Html(Id<Application> application, CancellationToken cancel)
    {
        var row = await house.Set<NoticeRow>().AsNoTracking().OrderByDescending(n => n.Id)
            .FirstOrDefaultAsync(n => n.Application == application, cancel);
        return row is { Customer: { } customer }
            ? await sensitive.Read(
                customer, Purpose.CreditAssessment, "notice",
                () => Encoding.UTF8.GetBytes(cipher.Decrypt(NoticeRow.Field, row.Html)), cancel)
            : new Refusal(
                "origination.no_such_notice",
                "There is no notice; one is made when an application is declined or offered other terms.",
                RefusalKind.NotFound);
    }
}

/// <summary>The notice over HTTP.</summary>
static class ReadNotice
{
    internal static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> Html(
        Id<Application> id, NoticeReader notices, CancellationToken cancel) =>
        (await notices.Html(id, cancel)).ToPage();

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Pdf(
        Id<Application> id, NoticeReader notices, IPdfPrinter printer, CancellationToken cancel)
    {
        var html = await notices.Html(id, cancel);
        return html.Refused is { } refused
            ? refused.ToProblem()
            : await printer.Answer(Encoding.UTF8.GetString(html.Value), $"{id}-notice.pdf", cancel);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Origination.Documents;

/// <summary>The signature over an agreement, verified now against the stored document.</summary>
/// <param name="DocumentIntact">Whether the stored bytes still have the hash that was prepared.</param>
/// <param name="SignatureVerifies">Whether the signature fits those bytes and the key.</param>
/// <param name="Trouble">The refusal's code where something does not fit.</param>
/// <param name="Authority">Who vouches for the key; simulated in this installation, and it says so.</param>
public sealed record SignatureView(
    Id<Agreement> Agreement, string Hash, bool IsSigned, DateTimeOffset? SignedAt, string Algorithm, string? PublicKey,
    string? Signature, bool DocumentIntact, bool SignatureVerifies, string? Trouble, Text Authority);

/// <summary>Agreements' documents for those who may read them.</summary>
public interface IAgreementDocuments
{
    /// <summary>The bytes that are signed: UTF-8 HTML. Read by anybody but the customer, it takes his consent to
    /// <see cref="Purpose.ContractPerformance"/> and leaves a record.</summary>
    /// <returns>Refused: <c>origination.no_such_document</c>, <c>trust.no_consent</c>.</returns>
    Task<Outcome<byte[]>> Html(Id<Application> application, CancellationToken cancel);

    /// <summary>The SHA-256 of the document that was signed, lower-case hex; null where the agreement was not signed in
    /// this house, as one that came from elsewhere. Says nothing of what it says, so no consent is asked.</summary>
    Task<string?> SignedHash(Id<Agreement> agreement, CancellationToken cancel);
}

sealed class AgreementDocuments(House house, IFieldCipher cipher, ISensitive sensitive) : IAgreementDocuments
{
    public async Task<Outcome<byte[]>> Html(Id<Application> application, CancellationToken cancel) =>
        await Row(application, cancel) is { Customer: { } customer } row
            ? await sensitive.Read(customer, Purpose.ContractPerformance, "agreement", () => Bytes(row), cancel)
            : NoSuchDocument();

    public Task<string?> SignedHash(Id<Agreement> agreement, CancellationToken cancel) => house.Set<DocumentRow>()
        .AsNoTracking().Where(d => d.Id == agreement && d.Signature != null).Select(d => d.Hash)
        .FirstOrDefaultAsync(cancel);

    /// <summary>Verifies the stored document and signature; says nothing of what the document says.</summary>
    internal async Task<Outcome<SignatureView>> Verify(Id<Application> application, CancellationToken cancel)
    {
        if (await Row(application, cancel) is not { } row)
        {
            return NoSuchDocument();
        }

        var check = Check(row, Bytes(row));
        return new SignatureView(
            row.Id, row.Hash, row.Signature is not null, row.SignedAt, "ECDSA P-256, SHA-256", row.PublicKey,
            row.Signature, ESignature.Hash(Bytes(row)) == row.Hash, row.Signature is not null && check is null,
            row.Signature is null ? null : check?.Code,
            new("模拟认证机构：密钥归属未经持牌机构核验", "Simulated authority: no licensed party has vouched for the key"));
    }

    /// <summary>Null when the stored document is, to the byte, what was signed.</summary>
    internal static Refusal? Check(DocumentRow row, byte[] document) =>
        row is { PublicKey: { } key, Signature: { } signature }
            ? new ESignature(row.Hash, key, signature).Verify(document).Refused
            : new("origination.not_signed", "The agreement is not signed yet; the customer signs it first.");

    internal byte[] Bytes(DocumentRow row) => Encoding.UTF8.GetBytes(cipher.Decrypt(DocumentRow.Field, row.Html));

    Task<DocumentRow?> Row(Id<Application> application, CancellationToken cancel) => house.Set<DocumentRow>()
        .AsNoTracking().OrderByDescending(d => d.Id).FirstOrDefaultAsync(d => d.Application == application, cancel);

    static Refusal NoSuchDocument() => new(
        "origination.no_such_document", "There is no document yet; it is made when the offer is accepted.",
        RefusalKind.NotFound);
}

/// <summary>The document over HTTP.</summary>
static class ReadDocument
{
    internal static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> Html(
        Id<Application> id, IAgreementDocuments documents, CancellationToken cancel) =>
        (await documents.Html(id, cancel)).ToPage();

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Pdf(
        Id<Application> id, IAgreementDocuments documents, IPdfPrinter printer, CancellationToken cancel)
    {
        var html = await documents.Html(id, cancel);
        return html.Refused is { } refused
            ? refused.ToProblem()
            : await printer.Answer(Footed(html.Value), $"{id}.pdf", cancel);
    }

    /// <summary>The page with a foot for print: the hash of the signed bytes, and page numbers.</summary>
    internal static string Footed(byte[] html)
    {
        const string Font = "font:7pt 'IBM Plex Mono',monospace";
        var foot =
            $"<style>@page{{@bottom-left{{content:\"SHA-256 {ESignature.Hash(html)}\";{Font}}}" +
            $"@bottom-right{{content:counter(page) \" / \" counter(pages);{Font}}}}}</style></head>";
        return Encoding.UTF8.GetString(html).Replace("</head>", foot, StringComparison.Ordinal);
    }

    internal static async Task<Results<Ok<SignatureView>, ProblemHttpResult>> Signature(
        Id<Application> id, AgreementDocuments documents, CancellationToken cancel) =>
        (await documents.Verify(id, cancel)).ToAnswer();
}

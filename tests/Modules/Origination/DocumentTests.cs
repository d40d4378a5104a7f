using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>The agreement's document and the signature over it.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_same_paper_renders_to_the_same_bytes() =>
        Assert.Equal(AgreementDocument.Render(Paper()), AgreementDocument.Render(Paper()));

    [Fact]
    public void The_document_names_product_rates_and_every_instalment()
    {
        var page = Encoding.UTF8.GetString(AgreementDocument.Render(Paper()));

        Assert.Contains("not a lease", page, StringComparison.Ordinal);
        Assert.Contains("4.88%", page, StringComparison.Ordinal);
        Assert.Contains("4.99%", page, StringComparison.Ordinal); // 1.0040667^12 - 1
        Assert.Contains("synthetic data", page, StringComparison.Ordinal);
        Assert.Equal(36, page.Split("<tr><td class=\"n\">").Length - 1);
    }

    [Fact]
    public void Names_cannot_smuggle_markup_into_the_document()
    {
        var paper = Paper();
        paper = paper with { Head = paper.Head with { Customer = "<script>alert(1)</script>" } };
        var page = Encoding.UTF8.GetString(AgreementDocument.Render(paper));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_signature_holds_for_the_document_and_for_no_changed_byte_of_it()
    {
        var document = AgreementDocument.Render(Paper());
        var (key, signature) = Sign(document);
        var mark = ESignature.Make(document, key, signature).Value;

        Assert.True(mark.Verify(document).IsDone);
        for (var at = 0; at < document.Length; at += 997)
        {
            document[at] ^= 1;
            Assert.Equal("origination.document_altered", mark.Verify(document).Refused?.Code);
            Assert.Equal("origination.signature_invalid", ESignature.Make(document, key, signature).Refused?.Code);
            document[at] ^= 1;
        }
    }

    [Theory]
    [InlineData("not base64", null, "publicKey")]
    [InlineData("AAAA", null, "publicKey")]
    [InlineData(null, "", "signature")]
    [InlineData(null, "AAAA", "signature")]
    public void A_malformed_key_or_signature_is_named(string? key, string? signature, string field)
    {
        var document = "contract"u8.ToArray();
        var (good, sound) = Sign(document);

        var refused = ESignature.Make(document, key ?? good, signature ?? sound).Refused!;

        Assert.Equal("origination.signature_malformed", refused.Code);
        Assert.Contains(refused.Values, v => v == new RefusalValue("field", field));
    }

    [Fact]
    public void Another_persons_key_does_not_verify()
    {
        var document = "contract"u8.ToArray();
        var (_, signature) = Sign(document);
        var (other, _) = Sign(document);

        Assert.Equal("origination.signature_invalid", ESignature.Make(document, other, signature).Refused?.Code);
    }

    [Fact]
    public void The_print_carries_the_hash_of_the_signed_bytes()
    {
        var document = AgreementDocument.Render(Paper());

        Assert.Contains(
            $"SHA-256 {ESignature.Hash(document)}", ReadDocument.Footed(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_prints_to_pdf_where_there_is_a_browser()
    {
        Assert.SkipWhen(PdfPrinter.Browser is null, "No Chromium on this machine; ./run test installs one.");
        using var printer = new PdfPrinter(TimeProvider.System);

        var pdf = await printer.Print(
            ReadDocument.Footed(AgreementDocument.Render(Paper())), TestContext.Current.CancellationToken);

        Assert.Equal("%PDF-"u8.ToArray(), pdf.Value[..5]);
    }

    static (string Key, string Signature) Sign(byte[] document)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (
            Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Convert.ToBase64String(key.SignData(
                document, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));
    }

    static AgreementPaper Paper() => new(
        new(
            "WH-2026-004871", new(2026, 11, 20), new("海悦汽车金融", "Haiyue Auto Finance"), "L-0001",
            new("北辰江城店", "Beichen Jiangcheng"), "陈宇", "420106********0017", new("标准等额贷款", "Standard loan"),
            new("启岚 Q5", "Qilan Q5"), "LKLAB3E11TA118306", Simulated: true),
        LoanPaper.Of(
            (PricedLoan)Deals.Price(Deals.Product(0.0488m), Deals.New(169_800m, 33_960m, 36)), new(2026, 11, 20), []));
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Asking;

/// <summary>A question as it goes over the wire: each source is told what it needs, and no more.</summary>
/// <param name="Request">The number of this question; the answer repeats it.</param>
/// <param name="Consent">The consent it is asked under, for the source's own records.</param>
/// <param name="Session">Of the identity check: the application that the applicant showed his face for, to the
/// source's own camera page; the house never holds the picture.</param>
sealed record Wording(
    string Request, string Consent, string Purpose, string? Name = null, string? IdNumber = null,
    string? Phone = null, string? Card = null, string? Vin = null, string? Session = null)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };


    /// <summary>The question for a source; null where what it needs is not on file.</summary>
    internal static Wording? For(SourceKind kind, Question question, Id<Consent> consent, Id<SourceCall> call)
    {
        var plain = new Wording(call.ToString(), consent.ToString(), PurposeOf(kind));
        var person = plain with { Name = question.Name, IdNumber = question.IdNumber };
        return kind switch
        {
            SourceKind.Identity => person with { Session = question.About },
            SourceKind.Phone => person with { Phone = question.Phone },
            SourceKind.BankCard => question.Card is null
                ? null
                : person with { Phone = question.Phone, Card = question.Card },
            SourceKind.Licence or SourceKind.Bureau or SourceKind.Courts or SourceKind.Employer => person,
            SourceKind.Alliance => plain with { IdNumber = question.IdNumber },
            SourceKind.Vehicle => person with { Name = null, Vin = question.Vin },
        };
    }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>What two questions must share to have the same answer: everything but number, consent and
    /// session.</summary>
    internal string Sense(SourceKind kind) => string.Join('\n', kind, Name, IdNumber, Phone, Card, Vin);

    /// <summary>Never the person: a log that shows a question shows its number.</summary>
    public override string ToString() => Request;

    static string PurposeOf(SourceKind kind) =>
        JsonNamingPolicy.CamelCase.ConvertName(Connecting.ConnectionSettings.PurposeOf(kind).ToString());
}

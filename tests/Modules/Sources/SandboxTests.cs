using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wheelhouse.Sandbox;
using Wheelhouse.Sources;
using Wheelhouse.Sources.Asking;
using Xunit;

namespace Wheelhouse.Modules.Tests.Sources;

/// <summary>The simulated sources: the same number, the same answers; and faults exactly as ordered.</summary>
public sealed class SandboxTests
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Whatever_is_played_is_an_answer()
    {
        var kinds = Enum.GetValues<SourceKind>();
        Assert.Equal(Enum.GetNames<Source>(), kinds.Select(kind => kind.ToString()));
        for (var n = 0; n < 1_000; n++)
        {
            var number = Number(n % 2 == 0 ? "990101" : $"9901{11 + (n % 13)}", n);
            var vin = $"L0NWH1A20SA09999{n % 10}";
            Assert.All(kinds, kind => Assert.Equal(CallOutcome.Answered, Read(kind, number, vin).Outcome));
        }
    }

    [Fact]
    public void The_same_number_lives_the_same_life() => Assert.All(
        Enum.GetValues<SourceKind>(),
        kind => Assert.Equal(Read(kind, Number("990101", 7)).Answer, Read(kind, Number("990101", 7)).Answer));

    [Fact]
    public void A_number_may_ask_for_a_course_of_life()
    {
        Assert.Equal(RegisterMatch.Match, Said<IdentityAnswer>(SourceKind.Identity, "990111").Match);
        Assert.False(Said<BureauAnswer>(SourceKind.Bureau, "990112").Hit);
        Assert.InRange(Said<BureauAnswer>(SourceKind.Bureau, "990113").DaysOverdueNow!.Value, 31, 90);
        Assert.True(Said<BureauAnswer>(SourceKind.Bureau, "990114").WrittenOff);
        Assert.InRange(Said<AllianceAnswer>(SourceKind.Alliance, "990115").Lenders30, 12, 30);
        Assert.True(Said<CourtsAnswer>(SourceKind.Courts, "990116").Dishonest);
        Assert.Equal(RegisterMatch.Mismatch, Said<IdentityAnswer>(SourceKind.Identity, "990117").Match);
        Assert.Equal(RegisterMatch.NoRecord, Said<IdentityAnswer>(SourceKind.Identity, "990118").Match);
        Assert.Equal(0.31m, Said<IdentityAnswer>(SourceKind.Identity, "990119").Face);
        Assert.Equal(RegisterMatch.Mismatch, Said<PhoneAnswer>(SourceKind.Phone, "990120").Match);
        Assert.Equal(RegisterMatch.Mismatch, Said<BankCardAnswer>(SourceKind.BankCard, "990121").Match);
        Assert.Equal(LicenceStanding.Revoked, Said<LicenceAnswer>(SourceKind.Licence, "990122").Standing);
        Assert.False(Said<EmployerAnswer>(SourceKind.Employer, "990123").Employed);
    }

    /// <summary>935 of a thousand are sound; of 4 000 drawn that is 3 740, and the draw is no chance.</summary>
    [Fact]
    public void Most_have_nothing_against_them()
    {
        var sound = Enumerable.Range(0, 4_000).Count(n => Draw.Of(Number("990101", n)) == Character.Sound);

        Assert.InRange(sound, 3_680, 3_800);
    }

    [Fact]
    public async Task A_share_of_faults_is_every_nth_answer()
    {
        await using var sandbox = await SimulatedSources.Open(0, TimeProvider.System, Cancel);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var ordered = await http.PostAsJsonAsync(
            "control", new { source = "courts", latencyMs = 0, fault = "down", share = 0.25 }, Format, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, ordered.StatusCode);

        var seen = new List<HttpStatusCode>();
        for (var n = 0; n < 8; n++)
        {
            using var answer = await http.PostAsJsonAsync("courts", new { request = "cal_1" }, Format, Cancel);
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([4, 8], seen.Index().Where(s => s.Item != HttpStatusCode.OK).Select(s => s.Index + 1));
    }

    [Theory]
    [InlineData("control", """{"source":"courts","latencyMs":-1}""")]
    [InlineData("control", """{"source":"courts","share":1.5}""")]
    [InlineData("control", """{"source":"nobody"}""")]
    [InlineData("control", "nonsense")]
    [InlineData("nobody", """{"request":"cal_1"}""")]
    [InlineData("courts", "nonsense")]
    public async Task What_makes_no_sense_is_refused(string path, string body)
    {
        await using var sandbox = await SimulatedSources.Open(0, TimeProvider.System, Cancel);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    static T Said<T>(SourceKind kind, string region)
        where T : SourceAnswer => Assert.IsType<T>(Read(kind, Number(region, 1)).Answer);

    /// <summary>What a source plays, read as the house reads it.</summary>
    static ReadAnswer.Understood Read(SourceKind kind, string number, string vin = "L0NWH1A20SA000001")
    {
        var answer = Play.Answer(Enum.Parse<Source>(kind.ToString()), new Asked("cal_1", IdNumber: number, Vin: vin));
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { request = "cal_1", subject = new { idNumber = number, vin }, answer }, Format);
        return ReadAnswer.Decide(kind, new("cal_1", "con_1", "identityCheck", IdNumber: number, Vin: vin), body);
    }

    static string Number(string region, int n) => $"{region}19{50 + (n % 50)}0307{n % 1000:000}{n % 10}";
}

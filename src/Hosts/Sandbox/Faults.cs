using Microsoft.AspNetCore.Http;
using System.Text.Json;

namespace Wheelhouse.Sandbox;

/// <summary>Sends an answer, or what was ordered in its place.</summary>
static class Faults
{
    const int FloodKilobytes = 4 * 1024;

    static readonly Asked Somebody = new("", IdNumber: "110105194912310021", Vin: "LZZZZZZZ0ZZ000000");

    internal static Task Send(
        HttpContext context, Fault fault, Asked asked, object answer, JsonSerializerOptions format)
    {
        switch (fault)
        {
            case Fault.Down:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            case Fault.Refuse:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            case Fault.Hang:
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            case Fault.Broken:
                context.Abort();
                return Task.CompletedTask;
            case Fault.Flood:
                return Flood(context);
        }

        return Text(context, fault switch
        {
            Fault.Garbage => "<html>502 from something in between</html>",
            Fault.NonFinite => Envelope(asked, "{\"hit\":true,\"score\":1e999,\"match\":NaN,\"staff\":Infinity}"),
            Fault.Another => Envelope(Somebody with { Request = asked.Request }, Said()),
            Fault.Impossible => Envelope(asked, Impossible(answer, format)),
            _ => Envelope(asked, Said()),
        });

        string Said() => JsonSerializer.Serialize(answer, answer.GetType(), format);

        string Envelope(Asked about, string said) => $$"""
            {"request":{{Quoted(about.Request)}},"simulated":true,
            "subject":{"idNumber":{{Quoted(about.IdNumber)}},"vin":{{Quoted(about.Vin)}}},
            "answer":{{said}}}
            """;

        string Quoted(string? text) => JsonSerializer.Serialize(text, format);
    }

    /// <summary>The same answer with every whole number below zero.</summary>
    static string Impossible(object answer, JsonSerializerOptions format)
    {
        var said = JsonSerializer.SerializeToNode(answer, answer.GetType(), format)!.AsObject();
        foreach (var (name, value) in said.ToList())
        {
            if (value?.GetValueKind() == JsonValueKind.Number)
            {
                said[name] = -1;
            }
        }

        return said.ToJsonString();
    }

    static async Task Flood(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"request\":\"", context.RequestAborted);
        var kilobyte = new string('x', 1024);
        for (var sent = 0; sent < FloodKilobytes; sent++)
        {
            await context.Response.WriteAsync(kilobyte, context.RequestAborted);
        }
    }

    static Task Text(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}

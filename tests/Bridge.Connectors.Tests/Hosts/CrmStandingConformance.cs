using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Hosts;

/// <summary>What the suites of standings have in common, whatever the CRM: the members' route has brought the people before.</summary>
public abstract class CrmStandingConformance : SinkConformance<MemberStanding>
{
    private SinkHosts<MemberStanding>? _hosts;

    /// <summary>What the stand-in's control calls name people by.</summary>
    protected abstract string Kind { get; }

    /// <summary>Fields of a person with the name and the e-mail address.</summary>
    protected abstract (string Name, string Email) Person { get; }

    protected override TargetShape Shape => field ??= new([new TargetField { Name = TextField }]);

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    /// <summary>Where the standings are written.</summary>
    private protected SinkHosts<MemberStanding> Hosts => _hosts ??= NewHosts();

    [Fact]
    public async Task Somebody_who_is_not_there_is_refused_and_not_made()
    {
        await PrepareAsync(1);

        var results = await WriteAsync(NewWrite(1), NewWrite(2), Change(3, TextField, FieldValue.Text("x")));

        Assert.Equal(WriteOutcome.Updated, results.Single(result => result.ExternalId == Id(1)).Outcome);
        Assert.All(results.Where(result => result.ExternalId != Id(1)), result => Assert.Equal(WriteOutcome.Refused, result.Outcome));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_of_the_person_is_touched_but_the_standing()
    {
        await PrepareAsync(1);
        var email = await FindAsync(Id(1), Person.Email);

        await WriteAsync(NewWrite(1));

        Assert.NotNull(email);
        Assert.Equal("Member 1", await FindAsync(Id(1), Person.Name));
        Assert.Equal(email, await FindAsync(Id(1), Person.Email));
    }

    /// <summary>Says how the stand-ins of a test are started.</summary>
    private protected abstract SinkHosts<MemberStanding> NewHosts();

    /// <summary>What a person is planted with.</summary>
    private protected abstract object NewPerson(string name, string email, string key);

    protected override Task<ISink<MemberStanding>> StartAsync() => Hosts.StartAsync();

    protected override ISink<MemberStanding> Open(TargetShape shape) => Hosts.Open(shape);

    protected override async Task StopAsync() => await Hosts.DisposeAsync();

    protected override async Task PrepareAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Hosts.Written.PlantAsync(Kind, NewPerson($"Member {number}", $"member{number}@example.test", Id(number)));
        }
    }

    protected override Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind) => Hosts.OpenFailingAsync(kind, FaultsOf(kind));

    protected override IReadOnlyList<string> Calls => Hosts.Written.Calls;

    protected override Task FailAsync(FailureKind? kind) => Hosts.Written.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Hosts.Written.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Hosts.Written.DumpAsync(Kind)).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Hosts.Written.FindAsync(Kind, externalId, field);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };
}

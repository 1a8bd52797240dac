using Bridge.Faults;

return await CampaignCommand.Build(Console.Out, Console.Error).Parse(args).InvokeAsync();

from huiyin.config.commands import main

main()
